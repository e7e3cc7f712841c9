namespace Assay.Runtime.Tests.Running;

/// <summary>Samples made by a function of their position.</summary>
public sealed record FakeSamples(int Count, Func<int, Sample> Read)
{
    public ClassList Classes { get; init; } = ClassList.Named("ground", "water", "cloud");
    public Evidence Gives { get; init; } = Evidence.LabelMap;
    public Coverage Coverage { get; init; } = Coverage.Dense;
    public string Fingerprint { get; init; } = "samples of one kind";
    public IReadOnlyList<AttributeColumn> Attributes { get; init; } = [];
    public bool SaysWhere { get; init; }
    public Func<int, string> Id { get; init; } = index => $"s{index:D3}";

    /// <summary>Two by two pixels, all of class index % 3.</summary>
    public static FakeSamples Plain(int count) => new(count, index => Sample($"s{index:D3}", LabelMap.Parse($"{index % 3}{index % 3}/{index % 3}{index % 3}")));

    public static Sample Sample(string id, LabelMap map) => new() { Id = id, Size = map.Size, Labels = new Labels { Map = map } };
}

public sealed class FakeDataset(FakeSamples samples) : IDataset
{
    public ClassList Classes => samples.Classes;
    public Coverage Coverage => samples.Coverage;
    public IReadOnlyList<string> Ids { get; } = [.. Enumerable.Range(0, samples.Count).Select(samples.Id)];
    public IReadOnlyList<AttributeColumn> Attributes => samples.Attributes;
    public Evidence Gives => samples.Gives;
    public string Fingerprint => samples.Fingerprint;
    public bool SaysWhere => samples.SaysWhere;

    public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(samples.Read(index));

    public IImage? OpenImage(int index) => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
