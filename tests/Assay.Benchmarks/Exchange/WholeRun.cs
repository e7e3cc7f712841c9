namespace Assay.Benchmarks.Exchange;

/// <summary>A finished run over a dataset, without steps.</summary>
sealed class WholeRun(IDataset dataset) : IRun
{
    public string Folder => Path.GetTempPath();

    public IDataset Dataset => dataset;

    public ClassList Classes => dataset.Classes;

    public Table Table { get; } = new(new Rows([], []), new Rows([], []), []);

    public IReadOnlyList<Item> Queue => [];

    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => [];

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => dataset.ReadAsync(index, cancel);

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => ValueTask.FromResult(Opinion.None);
}
