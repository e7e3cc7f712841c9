using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Running;

/// <summary>A run as outputs see it.</summary>
sealed class FinishedRun(RunFolder folder, OpenDataset dataset, IReadOnlyCollection<string> references, Table table, IReadOnlyList<Item> queue) : IRun
{
    public string Folder => folder.Path;
    public IDataset Dataset => dataset.Source;
    public ClassList Classes => dataset.Classes;
    public Table Table => table;
    public IReadOnlyList<Item> Queue => queue;
    public IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts => VerdictStore.ReadAll(folder.Verdicts);

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => dataset.ReadAsync(index, cancel);

    public ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => dataset.WhereOfAsync(index, cancel);

    public ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel) => references.Contains(reference)
        ? ValueTask.FromResult(OpinionStore.Read(folder.Opinion(reference, sample)) ?? Opinion.None)
        : throw new AssayException("unknown-reference", $"the run has no reference '{reference}'; it has {string.Join(", ", references)}");
}
