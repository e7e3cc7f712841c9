namespace Assay.Cli.Tests;

public class PipelineTests
{
    static string Folder => Path.Combine(Repository.Root, "pipelines");

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Folder, "*.yaml").Where(file => !file.EndsWith(".test.yaml", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_lints_and_runs_as_it_is(string example)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(Folder, example);
        AssayCommand.Run(folder.Path, "lint", file).Exits(0);
        if (File.ReadAllText(file).Contains(".onnx", StringComparison.Ordinal))
            OnnxRuntimeLibrary.Require();
        using var server = SoilEverywhere();
        using var cvat = CvatServerTests.Harbour();
        AssayCommand.Run(folder.Path, ["run", file, "--out", "out"], new Dictionary<string, string?> { ["ASSAY_URL"] = server.Url, ["CVAT_URL"] = cvat.Url, ["CVAT_TOKEN"] = CvatServerTests.Token }).Exits(0);
        Assert.True(File.ReadAllLines(folder.File("out/queue.csv")).Length > 1);
    }

    /// <summary>A model server for the example that needs one.</summary>
    static LoopbackServer SoilEverywhere() =>
        new(_ => new LoopbackAnswer(Kernels.Codecs.TiffEncoder.Encode<byte>(new(16, 16, 1, Kernels.Codecs.TiffType.UInt8), [.. Enumerable.Repeat((byte)2, 256)]), "image/tiff"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_says_first_what_it_is_for(string example) => Assert.Matches(@"^# [A-Z][a-z]+s \w+.*[.:]$", File.ReadLines(Path.Combine(Folder, example)).ElementAt(1));

    [Fact]
    public void The_label_maps_with_an_error_come_first()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "run", Path.Combine(Folder, "masks-soft-min.yaml"), "--out", "out").Exits(0);
        var queue = CsvText.Read(folder.File("out/queue.csv"));
        Assert.Equal(["1", "3"], queue.Take(2).Select(row => row["sample"].TrimStart('0')).Order());
    }

    [Fact]
    public void Objects_that_the_second_opinion_does_not_confirm_are_found()
    {
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "run", Path.Combine(Folder, "coco-against-reference.yaml"), "--out", "out").Exits(0);
        var findings = File.ReadAllText(folder.File("out/findings.jsonl"));
        Assert.Contains("\"omission\"", findings);
        Assert.Contains("\"wrong_label\"", findings);
        Assert.Contains("\"inaccurate\"", findings);
        Assert.DoesNotContain("\"extra\"", findings);
    }

    [Fact]
    public void Label_maps_of_another_make_run_through_variables_and_equal_the_other_makes_scores()
    {
        var data = Conformance.Path("cleanlab/k21");
        using var folder = new TempFolder();
        AssayCommand.Run(folder.Path, ["run", Path.Combine(Folder, "masks-soft-min.yaml"), "--out", "out"], new Dictionary<string, string?>
        {
            ["ASSAY_LABELS"] = Path.Combine(data, "labels.npy"),
            ["ASSAY_PROBABILITIES"] = Path.Combine(data, "probs.npy"),
            ["ASSAY_CLASSES"] = "21",
        }).Exits(0);
        var expected = Doubles(Path.Combine(data, "softmin_T0.1.npy"));
        var scores = CsvText.Read(folder.File("out/scores.csv"));
        Assert.Equal(expected.Length, scores.Count);
        Assert.All(scores.Zip(expected), pair => Assert.Equal(1, double.Parse(pair.First["soft_min"]) / pair.Second, 1e-12));
    }

    [Fact]
    public void A_real_instances_file_is_audited_against_a_perturbed_one()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, ["run", Path.Combine(Folder, "coco-against-reference.yaml"), "--out", "out"], new Dictionary<string, string?>
        {
            ["ASSAY_LABELS"] = Conformance.Path("coco/real/instances_val2014_100.json"),
            ["ASSAY_REFERENCE"] = Conformance.Path("coco/compare_b.json"),
        });
        answer.Exits(0);
        Assert.True(CsvText.Read(folder.File("out/queue.csv")).Count > 50);
    }

    static double[] Doubles(string path)
    {
        using var file = Kernels.Codecs.NpyFile.Open(path);
        return file.Slice<double>(0, (int)file.Shape[0]).ToArray();
    }
}
