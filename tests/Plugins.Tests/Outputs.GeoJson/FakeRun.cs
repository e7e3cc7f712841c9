using System.Text.Json;
using Assay.Outputs.GeoJson;

namespace Assay.Tests.Outputs.GeoJson;

/// <summary>A run of one sample "s" of 40 x 20 pixels, whose item "a" is the seventh of the queue.</summary>
sealed class FakeRun(Georeference? where) : IRun, IHost, IDataset, IDisposable
{
    readonly List<string> findings = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("assay-geojson-").FullName;
    public Instance? Instance { get; init; }
    public List<Problem> Problems { get; } = [];

    public FakeRun Finding(string line)
    {
        findings.Add(line);
        return this;
    }

    public async Task<JsonElement[]> WriteAsync(GeoJsonOptions options, string file = "findings.geojson")
    {
        await File.WriteAllLinesAsync(Path.Combine(Folder, "findings.jsonl"), findings);
        await new GeoJsonOutput(options, this).WriteAsync(this, CancellationToken.None);
        using var json = Read(file);
        return [.. json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.Clone())];
    }

    public JsonDocument Read(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));

    public IDataset Dataset => this;
    public ClassList Classes { get; } = ClassList.Named("x");
    public Table Table => throw new NotSupportedException();
    public IReadOnlyList<Item> Queue { get; } = [new Item(7, "a", "s", Unit.Sample, null, null, null, "because")];
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => [];
    public ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => ValueTask.FromResult(where);
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) =>
        ValueTask.FromResult(new Sample { Id = "s", Size = new Size(40, 20), Labels = new Labels { Instances = Instance is null ? [] : [Instance] } });
    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => ValueTask.FromResult(Opinion.None);

    public IReadOnlyList<string> Ids => ["s"];
    public Coverage Coverage => Coverage.Dense;
    public IReadOnlyList<AttributeColumn> Attributes => [];
    public Evidence Gives => Evidence.Instances;
    public string Fingerprint => "";
    public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask;
    public IImage? OpenImage(int index) => null;
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public IImage Open(string path) => throw new NotSupportedException();
    public void Save(string path, IImage image) => throw new NotSupportedException();
    public void Report(Problem problem) => Problems.Add(problem);
    public string Secret(SecretName name) => throw new NotSupportedException();
    public string CacheFolder => throw new NotSupportedException();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
