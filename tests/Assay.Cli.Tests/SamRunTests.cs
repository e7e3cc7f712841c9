namespace Assay.Cli.Tests;

/// <summary>Whole runs of <c>pipelines/sam-coco.yaml</c> with its toy SAM.</summary>
public sealed class SamRunTests : IDisposable
{
    static string Pipelines => Path.Combine(Repository.Root, "pipelines");

    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    Answer Run(string outFolder, params (string Name, string Value)[] environment) =>
        AssayCommand.Run(folder.Path, ["run", Path.Combine(Pipelines, "sam-coco.yaml"), "--out", outFolder],
            new Dictionary<string, string?>(environment.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))) { ["ASSAY_CACHE"] = folder.File("cache") });

    string Scores(string outFolder) => File.ReadAllText(folder.File(outFolder + "/scores.csv"));

    [Fact]
    public void A_label_without_its_corner_comes_first_and_a_second_run_asks_nothing_anew()
    {
        OnnxRuntimeLibrary.Require();
        Run("one", ("ASSAY_FLAG", "0.2")).Exits(0);
        var queue = CsvText.Read(folder.File("one/queue.csv"));
        Assert.Equal(("street.png", "0", "0.6875"), (queue[0]["sample"], queue[0]["instance"], queue[0]["sam_agreement_iou"]));
        Assert.Equal(5, queue.Count);
        Assert.All(queue, row => Assert.Equal("0.93", row["sam_agreement_predicted_iou"]));
        Assert.Contains("\"kind\":\"inaccurate\"", File.ReadAllText(folder.File("one/findings.jsonl")).Replace(" ", ""));
        var embeddings = Embeddings();
        Assert.Equal(3, embeddings.Length);
        Run("two", ("ASSAY_FLAG", "0.2")).Exits(0);
        Assert.Equal(Scores("one"), Scores("two"));
        Assert.Equal(embeddings, Embeddings());
    }

    [Fact]
    public void Corrected_labels_are_asked_about_again_with_the_embeddings_there_are()
    {
        OnnxRuntimeLibrary.Require();
        Run("one").Exits(0);
        var embeddings = Embeddings();
        folder.Write("labels.json", File.ReadAllText(Path.Combine(Pipelines, "fixtures", "sam-labels.json")).Replace("[[20, 30, 60, 30, 60, 60, 40, 60, 40, 110, 20, 110]]", "[[20, 30, 60, 30, 60, 110, 20, 110]]"));
        Run("two", ("ASSAY_LABELS", folder.File("labels.json"))).Exits(0);
        Assert.All(CsvText.Read(folder.File("two/queue.csv")), row => Assert.Equal("1", row["sam_agreement_iou"]));
        Assert.Equal(embeddings, Embeddings());
    }

    (string, DateTime)[] Embeddings() => [.. Directory.GetFiles(folder.File("cache/components/sam")).Order(StringComparer.Ordinal).Select(file => (file, File.GetLastWriteTimeUtc(file)))];

    [Fact]
    public void Without_the_library_the_run_is_refused_with_how_to_install_it() =>
        Assert.Contains("npm install", Run("one", ("ASSAY_ONNXRUNTIME", "none")).Exits(2).Errors);

    [Fact]
    public void Exchanged_files_are_refused_before_anything_runs()
    {
        var fixtures = Path.Combine(Pipelines, "fixtures");
        var errors = Run("one", ("ASSAY_SAM_ENCODER", Path.Combine(fixtures, "sam-decoder.onnx")), ("ASSAY_SAM_DECODER", Path.Combine(fixtures, "sam-encoder.onnx"))).Exits(2).Errors;
        Assert.Contains("exchange the two [sam-files]", errors);
        Assert.False(File.Exists(folder.File("one/scores.csv")));
    }
}
