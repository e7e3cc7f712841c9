namespace Assay.Tests.Cvat;

/// <summary>A finished run over a dataset, without steps.</summary>
sealed class FakeRun(IDataset dataset, string folder) : IRun
{
    public string Folder => folder;

    public IDataset Dataset => dataset;

    public ClassList Classes => dataset.Classes;

    public Table Table { get; init; } = new(new Rows([.. Enumerable.Range(0, dataset.Ids.Count)], new bool[dataset.Ids.Count]), new Rows([], []), []);

    public IReadOnlyList<Item> Queue { get; init; } = [];

    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts { get; init; } = [];

    public Func<string, string, Opinion> Says { get; init; } = (_, _) => Opinion.None;

    public TextWriter? Rehearsal { get; init; }

    /// <summary>What reviewers agreed on, by sample; the rest is as it was read.</summary>
    public Dictionary<string, Func<Sample, CorrectedSample>> Corrected { get; init; } = [];

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => dataset.ReadAsync(index, cancel);

    public async ValueTask<CorrectedSample> CorrectAsync(int index, CancellationToken cancel) => await dataset.ReadAsync(index, cancel) is var sample && Corrected.TryGetValue(sample.Id, out var correct) ? correct(sample) : new CorrectedSample(sample, sample);

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => ValueTask.FromResult(Says(reference, sample));
}

/// <summary>Samples in memory, as a format of some other kind would read them.</summary>
sealed class HeldDataset(ClassList classes, params Sample[] samples) : IDataset
{
    public ClassList Classes => classes;
    public Coverage Coverage => Coverage.Dense;
    public IReadOnlyList<string> Ids { get; } = [.. samples.Select(sample => sample.Id)];
    public IReadOnlyList<AttributeColumn> Attributes { get; init; } = [];
    public Evidence Gives => Evidence.Instances;
    public string Fingerprint => "held";

    public ValueTask OpenAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(samples[index]);

    public IImage? OpenImage(int index) => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
