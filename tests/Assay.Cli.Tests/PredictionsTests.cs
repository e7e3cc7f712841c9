namespace Assay.Cli.Tests;

/// <summary>What <c>outputs: predictions</c> writes, read back as a reference, is the same opinion.</summary>
public class PredictionsTests
{
    static string Fixture(string name) => Path.Combine(Repository.Root, "pipelines", "fixtures", name).Replace('\\', '/');

    static readonly string Objects = $"dataset:\n  coco: {{ annotations: {Fixture("instances.json")} }}\n";

    static readonly string Maps = $"dataset:\n  masks: {{ labels: {Fixture("label-maps.npy")} }}\n  classes: [ground, building, water]\n";

    static readonly string Stored = $"    arrays: {{ probabilities: {Fixture("probabilities.npy")} }}\n";

    /// <summary>Runs with a reference, then with the files that were written of it by the lines of reference.yaml; the samples' and the objects' scores are the same bytes.</summary>
    static void RoundTrip(string dataset, string reference, string steps, string predictions)
    {
        using var folder = new TempFolder();
        folder.Write("first.yaml", $"{dataset}references:\n  m:\n{reference}{steps}outputs:\n  - predictions: {{ reference: m, path: written, names: sample, {predictions} }}\n");
        AssayCommand.Run(folder.Path, "run", "first.yaml", "--out", "first").Exits(0);
        AssayCommand.Run(folder.Path, "export", "first").Exits(0);
        var lines = File.ReadAllText(folder.File("written/reference.yaml"));
        folder.Write("written/second.yaml", dataset + string.Concat(lines.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line + "\n")) + steps);
        AssayCommand.Run(folder.Path, "run", "written/second.yaml", "--out", "second").Exits(0);
        Assert.Equal(File.ReadAllText(folder.File("first/scores.csv")), File.ReadAllText(folder.File("second/scores.csv")));
        Assert.Equal(Optional("first/instances.csv"), Optional("second/instances.csv"));

        string? Optional(string file) => File.Exists(folder.File(file)) ? File.ReadAllText(folder.File(file)) : null;
    }

    [Fact]
    public void A_second_opinion_in_COCO() =>
        RoundTrip(Objects, $"    coco: {{ annotations: {Fixture("second-opinion.json")} }}\n", "steps:\n  - match: { reference: m }\n  - contour: { reference: m }\n", "format: coco");

    [Fact]
    public void A_detectors_results() =>
        RoundTrip(Objects, $"    coco_results: {{ results: {Fixture("detections.json")}, images_from: {Fixture("instances.json")} }}\n", "steps:\n  - match: { reference: m, min_score: 0 }\n", "format: coco_results");

    [Fact]
    public void Probabilities() => RoundTrip(Maps, Stored, "steps:\n  - ti: { reference: m }\n  - soft_min: { reference: m }\n", "format: npy");

    [Fact]
    public void Probabilities_of_a_model_whose_map_leaves_a_class_out() =>
        RoundTrip(Maps, Stored + "    classes: [ground, building, sea]\n    map: { sea: ~ }\n", "steps:\n  - ti: { reference: m }\n", "format: npy");

    [Fact]
    public void Probabilities_as_label_maps() => RoundTrip(Maps, Stored, "steps:\n  - ti: { reference: m }\n", "format: png");

    [Fact]
    public void A_label_map_can_become_objects_that_a_dataset_reads()
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", $"{Maps}references:\n  m:\n{Stored}steps:\n  - ti: {{ reference: m }}\noutputs:\n  - predictions: {{ reference: m, segments: parts, min_pixels: 2 }}\n");
        AssayCommand.Run(folder.Path, "run", "p.yaml", "--out", "run").Exits(0);
        folder.Write("again.yaml", "dataset: { coco: { annotations: run/predictions/m-coco/predictions.json } }\nsteps: [ rules: { min_width: 1 } ]\n");
        AssayCommand.Run(folder.Path, "run", "again.yaml", "--out", "again").Exits(0);
        Assert.Equal(CsvText.Read(folder.File("run/scores.csv")).Select(row => row["sample"]), CsvText.Read(folder.File("again/scores.csv")).Select(row => row["sample"]));
    }

    [Theory]
    [InlineData("{ reference: n }", "unknown-reference")]
    [InlineData("{ reference: m, format: npy }", "'predictions' needs probabilities as 'reference', but 'm' gives")]
    [InlineData("{ reference: m, format: png }", "wrong-evidence")]
    [InlineData("{ reference: m, format: tiff }", "unknown-value")]
    public void What_the_reference_cannot_give_is_refused_before_the_run(string options, string said)
    {
        using var folder = new TempFolder();
        folder.Write("p.yaml", $"{Objects}references:\n  m:\n    coco: {{ annotations: {Fixture("second-opinion.json")} }}\nsteps:\n  - match: {{ reference: m }}\noutputs:\n  - predictions: {options}\n");
        var answer = AssayCommand.Run(folder.Path, "lint", "p.yaml").Exits(1);
        Assert.Contains(said, answer.Output + answer.Errors);
    }
}
