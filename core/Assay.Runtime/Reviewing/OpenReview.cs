using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What a front end works on: the queue, samples and kept opinions, and the reviewer's own verdicts.</summary>
sealed class OpenReview(RunFolder folder, OpenDataset dataset, Pipeline pipeline, IReadOnlyList<Item> items, VerdictStore store) : IReview
{
    readonly Dictionary<string, int> positions = dataset.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    public IReadOnlyList<Item> Items => items;
    public ClassList Classes => dataset.Classes;

    public Verdict? Find(string item) => store.Find(item);

    public void Record(IReadOnlyList<Verdict> verdicts, Shown shown, TimeSpan elapsed)
    {
        foreach (var verdict in verdicts)
            store.Record(verdict);
    }

    public async ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel) =>
        new(await dataset.ReadAsync(Position(item), cancel),
            pipeline.References.ToDictionary(use => use.Id, use => OpinionStore.Read(folder.Opinion(use.Id, item.Sample)) ?? Opinion.None));

    public IImage? OpenImage(Item item) => dataset.Source.OpenImage(Position(item));

    int Position(Item item) => positions.TryGetValue(item.Sample, out var index) ? index
        : throw new DataException("unknown-sample", $"the queue names the sample '{item.Sample}', which the dataset no longer has");
}
