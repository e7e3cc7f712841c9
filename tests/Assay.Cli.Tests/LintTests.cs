namespace Assay.Cli.Tests;

public class LintTests
{
    const string Broken = """
        dataset:
          masks: { labels: maps }
          classes: [a, b]
        references:
          model: { arrays: { probabilitys: probs } }
        steps:
          - soft_mni: { reference: model }
          - lowest: { by: soft_min, count: 5 }
        """;

    [Fact]
    public void Every_problem_is_reported_at_once_with_its_place_and_a_suggestion()
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", Broken);
        var answer = AssayCommand.Run(folder.Path, "lint", "p.yaml").Exits(1);
        var all = answer.Output + answer.Errors;
        Assert.Contains("p.yaml(2,", all);
        Assert.Contains("p.yaml(5,", all);
        Assert.Contains("p.yaml(7,", all);
        Assert.Contains("probabilities", all);
        Assert.Contains("did you mean 'soft_min'?", all);
    }

    [Fact]
    public void Images_without_labels_have_none_to_score()
    {
        using var folder = new TempFolder();
        folder.Write("images/a.png", "");
        folder.Write("p.npy", "");
        folder.Write("p.yaml", "dataset: { masks: { images: images }, classes: [a, b] }\nreferences: { model: { arrays: { probabilities: p.npy } } }\nsteps: [ soft_min: { reference: model } ]\n");
        Assert.Contains("'soft_min' scores a label map, but the dataset has no labels", AssayCommand.Run(folder.Path, "lint", "p.yaml").Exits(1).Output);
    }

    [Fact]
    public void Run_refuses_a_broken_pipeline_and_makes_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", Broken);
        var answer = AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(2);
        Assert.Contains("p.yaml(7,", answer.Errors);
        Assert.Equal("", answer.Output);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void A_missing_file_is_an_error_that_names_it()
    {
        using var folder = new TempFolder();
        Assert.Contains("nowhere.yaml", AssayCommand.Run(folder.Path, "run", "nowhere.yaml", "--out", "out").Exits(2).Errors);
    }

    [Theory]
    [InlineData("classes: 3", 0)]
    [InlineData("classes: 'ground, building, water'", 0)]
    [InlineData("classes: 'a, b, a'", 1)]
    [InlineData("classes: 0", 1)]
    [InlineData("classes: ''", 1)]
    public void Classes_may_be_counted_or_named_in_one_string(string classes, int code)
    {
        using var folder = new TempFolder();
        var fixtures = Path.Combine(Repository.Root, "pipelines", "fixtures").Replace('\\', '/');
        folder.Write("p.yaml", $"""
            dataset:
              masks: {"{"} labels: '{fixtures}/label-maps.npy' {"}"}
              {classes}
            steps: [ {"{"} random: {"{}"} {"}"} ]
            """);
        AssayCommand.Run(folder.Path, "lint", "p.yaml").Exits(code);
    }
}
