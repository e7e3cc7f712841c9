using System.Text.Json;
using Assay.Outputs.Report;

namespace Assay.Tests.Outputs.Report;

/// <summary>A run of samples of 40 x 30 pixels, put together file by file.</summary>
sealed class FakeRun : IRun, IHost, IDataset, IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("assay-report-").FullName;
    public List<Problem> Problems { get; } = [];
    public ClassList Classes { get; init; } = ClassList.Named("sky", "sea");
    public IReadOnlyList<Item> Queue { get; init; } = [];
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts { get; init; } = [];
    public IReadOnlyList<AttributeColumn> Attributes { get; init; } = [];
    public IReadOnlyList<string> Ids { get; init; } = [];
    public JsonElement Review { get; set; }
    public Table Table => throw new NotSupportedException("a report reads the run's files");

    public FakeRun With(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public async Task<string> WriteAsync(ReportOptions? options = null)
    {
        await new ReportOutput(options ?? new ReportOptions(), this).WriteAsync(this, CancellationToken.None);
        return await File.ReadAllTextAsync(options?.To?.Path ?? Path.Combine(Folder, "report.html"));
    }

    public JsonElement Numbers() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "report.json"))).RootElement;

    public IDataset Dataset => this;
    public Coverage Coverage => Coverage.Dense;
    public Evidence Gives => Evidence.LabelMap;
    public string Fingerprint => "";
    public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask;
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(new Sample { Id = Ids[index], Size = new Size(40, 30), Labels = new Labels { Map = new LabelMap(new Size(40, 30), [.. Enumerable.Range(0, 1200).Select(i => (ushort)(i % 40 < 20 ? 0 : 1))]) } });
    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => ValueTask.FromResult(new Opinion { LabelMap = new LabelMap(new Size(40, 30), [.. Enumerable.Range(0, 1200).Select(i => (ushort)(i % 40 < 25 ? 0 : 1))]) });
    public IImage? OpenImage(int index) => new Ramp();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    public IImage Open(string path) => throw new NotSupportedException();
    public void Save(string path, IImage image) => throw new NotSupportedException();
    public void Report(Problem problem) => Problems.Add(problem);
    public string Secret(SecretName name) => throw new NotSupportedException();
    public string CacheFolder => throw new NotSupportedException();
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Brighter to the right.</summary>
    sealed class Ramp : IImage
    {
        public Size Size => new(40, 30);
        public int Bands => 3;
        public Georeference? Where => null;

        public void Read(Box window, int band, Size target, Span<float> to)
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = 255f * (i % target.Width) / target.Width;
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Five samples, three of them queued by low <c>trust</c>, of which two are decided.</summary>
    public static FakeRun Small(string name = "a") => new FakeRun
    {
        Ids = [name + "1", name + "2", name + "3", name + "4", name + "5"],
        Queue = [.. Enumerable.Range(1, 3).Select(rank => new Item(rank, $"item{rank}", name + rank, Unit.Sample, null, null, null, $"trust 0.{rank}, the {rank}. lowest of 5 ({name})"))],
        Verdicts = [("ann", new Verdict("item1", Decision.Error, [FindingKind.WrongLabel], name)), ("ann", new Verdict("item2", Decision.Ok, []))],
        Attributes = [new AttributeColumn("split", ["train", "train", "train", name, name], null)],
        Classes = ClassList.Named("sky", name),
    }.With("scores.csv", $"sample,state,control,trust\n{Quoted(name)}1,kept,0,0.1\n{Quoted(name)}2,kept,0,0.2\n{Quoted(name)}3,kept,1,0.3\n{Quoted(name)}4,dropped:lowest,0,0.8\n{Quoted(name)}5,dropped:lowest,0,\n")
        .With("queue.csv", "rank,item,sample,unit,reason\n1,item1,x1,sample,r\n")
        .With("run.json", JsonSerializer.Serialize(new
        {
            assay = "0.1.0",
            samples = 5,
            failed = 0,
            pipeline = new { dataset = new { component = "masks" }, references = new[] { new { id = "model" } }, steps = new object[] { new { id = "trust", component = "trust", options = new { secret = name } }, new { id = "where", component = "where", options = new { condition = "trust < 0.5" } } } },
            steps = new object[] { new { id = "trust", component = "trust", @in = 5, kept = 5, without_evidence = 1 }, new { id = "where", component = "where", @in = 5, kept = 3 } },
            columns = new object[] { new { name = "trust", of = "sample", suspicious = "low" } },
            problem_counts = new Dictionary<string, int> { ["odd"] = 1 },
            problems = new object[] { new { code = "odd", message = name, sample = name } },
            notes = new[] { name },
            joins = new Dictionary<string, object> { [name] = new { matched = 5, of = 5, unused = 0, independent = true, only_in_dataset = new[] { name } } },
            ledger = new object[] { new { conversion = "dropped", code = "x", message = name, count = 3, entries = 1, examples = new[] { new { sample = name } } } },
        })).With("findings.jsonl", JsonSerializer.Serialize(new { item = "item1", sample = name + "1", step = "s", kind = "wrong_label", @class = "sky", reference_class = name, box = new[] { 4, 4, 10, 10 }, area_px = 100, measured = new { }, penalty = 20, severity = name }) + "\n")
        .With("tables/cmp.overview.csv", $"quantity,labels\n{Quoted(name)},1\n");

    static string Quoted(string name) => name.Contains('"', StringComparison.Ordinal) || name.Contains(',', StringComparison.Ordinal) ? throw new ArgumentException("no such names here") : name;
}
