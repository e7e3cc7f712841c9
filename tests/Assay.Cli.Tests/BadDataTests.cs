using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>Broken input through the whole program: one bad sample is counted and named and the run ends with 4; a bad dataset is refused with 2.</summary>
public class BadDataTests
{
    const string Masks = """
        dataset:
          masks: { labels: labels }
          classes: [ground, water]
        references:
          model: { arrays: { probabilities: probs } }
        steps:
          - soft_min: {}
        """;

    [Fact]
    public void A_truncated_png_is_one_failed_sample() => FailsAlone("b", folder =>
        File.WriteAllBytes(folder.File("labels/b.png"), File.ReadAllBytes(folder.File("labels/a.png"))[..60]));

    [Fact]
    public void A_label_outside_the_classes_is_one_failed_sample() => FailsAlone("b", folder => Labels(folder, "b", 0, 1, 7, 1));

    [Fact]
    public void A_probability_that_is_not_a_number_is_one_failed_sample() => FailsAlone("b", folder => Probabilities(folder, "b", float.NaN, 0.5f));

    [Fact]
    public void Probabilities_that_do_not_sum_to_one_are_one_failed_sample() => FailsAlone("b", folder => Probabilities(folder, "b", 0.9f, 0.9f));

    [Fact]
    public void Probabilities_of_another_size_are_one_failed_sample() => FailsAlone("b", folder =>
        NpyFile.Write<float>(folder.File("probs/b.npy"), [2, 2, 3], [.. Enumerable.Repeat(0.5f, 12)]));

    [Fact]
    public void A_truncated_npy_is_one_failed_sample_or_a_refusal()
    {
        using var folder = Sound();
        var file = folder.File("probs/b.npy");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^4]);
        var answer = AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out");
        Assert.True(answer.Code is 2 or 4, answer.Errors);
        Assert.Contains("b.npy", answer.Errors + Record(folder));
    }

    [Fact]
    public void No_sample_at_all_is_a_refusal()
    {
        using var folder = Sound();
        foreach (var file in Directory.GetFiles(folder.File("labels"), "*"))
            File.Delete(file);
        Assert.Contains("labels", AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(2).Errors);
    }

    [Fact]
    public void Labels_that_no_reference_knows_are_a_refusal()
    {
        using var folder = Sound();
        foreach (var file in Directory.GetFiles(folder.File("probs"), "*"))
            File.Move(file, file.Replace(".npy", "_x.npy"));
        Assert.Contains("model", AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(2).Errors);
    }

    [Fact]
    public void A_run_over_sound_data_is_done()
    {
        using var folder = Sound();
        AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(0);
    }

    [Theory]
    [InlineData("{ \"images\": [", "json")]
    [InlineData("[]", "images")]
    [InlineData("{ \"images\": [], \"categories\": [], \"annotations\": [] }", "")]
    public void A_coco_file_that_cannot_be_used_is_a_refusal(string json, string named)
    {
        using var folder = Coco(json);
        Assert.Contains(named, AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(2).Errors);
    }

    [Fact]
    public void A_polygon_of_two_points_is_a_counted_problem_with_its_annotation()
    {
        using var folder = Coco("""
            { "images": [ { "id": 1, "file_name": "a.png", "width": 10, "height": 10 } ], "categories": [ { "id": 1, "name": "cat" } ],
              "annotations": [ { "id": 77, "image_id": 1, "category_id": 1, "iscrowd": 0, "area": 4, "bbox": [1, 1, 2, 2], "segmentation": [[1, 1, 3, 3]] } ] }
            """);
        AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out");
        Assert.Contains("77", Record(folder));
    }

    [Fact]
    public void A_file_name_that_leaves_its_root_is_named()
    {
        using var folder = Coco("""
            { "images": [ { "id": 1, "file_name": "../../x.png", "width": 10, "height": 10 }, { "id": 2, "file_name": "a.png", "width": 10, "height": 10 } ],
              "categories": [ { "id": 1, "name": "cat" } ], "annotations": [] }
            """);
        var answer = AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out");
        Assert.Contains("../../x.png", answer.Errors + Record(folder));
    }

    static void FailsAlone(string sample, Action<TempFolder> damage)
    {
        using var folder = Sound();
        damage(folder);
        AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "out").Exits(4);
        var scores = CsvText.Read(folder.File("out/scores.csv"));
        Assert.Equal([sample], scores.Where(row => row["state"].StartsWith("failed", StringComparison.Ordinal)).Select(row => row["sample"]));
        Assert.Contains($"\"{sample}\"", Record(folder));
    }

    static string Record(TempFolder folder) => File.Exists(folder.File("out/run.json")) ? File.ReadAllText(folder.File("out/run.json")) : "";

    /// <summary>Three samples of 2 x 2 pixels that are as they should be.</summary>
    static TempFolder Sound()
    {
        var folder = new TempFolder();
        folder.Write("p.yaml", Masks);
        foreach (var sample in new[] { "a", "b", "c" })
        {
            Labels(folder, sample, 0, 1, 1, 0);
            Probabilities(folder, sample, 0.25f, 0.75f);
        }
        return folder;
    }

    static void Labels(TempFolder folder, string sample, params byte[] ids) => PngFile.Write(folder.File($"labels/{sample}.png"), PngImage.Grey(2, 2, ids));

    static void Probabilities(TempFolder folder, string sample, float first, float second) =>
        NpyFile.Write<float>(folder.File($"probs/{sample}.npy"), [2, 2, 2], [first, first, first, first, second, second, second, second]);

    static TempFolder Coco(string json)
    {
        var folder = new TempFolder();
        folder.Write("labels.json", json);
        folder.Write("p.yaml", "dataset:\n  coco: { annotations: labels.json }\nsteps:\n  - random: {}\n");
        return folder;
    }
}
