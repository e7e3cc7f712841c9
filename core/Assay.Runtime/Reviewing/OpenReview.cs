using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>What a front end works on: the queue, samples and kept opinions, and the reviewer's own verdicts.</summary>
sealed class OpenReview(RunFolder folder, OpenDataset dataset, Pipeline pipeline, IReadOnlyList<Item> items, VerdictStore verdicts) : IReview
{
    readonly Dictionary<string, int> positions = dataset.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal);

    public IReadOnlyList<Item> Items => items;
    public ClassList Classes => dataset.Classes;

    public Verdict? Find(string item) => verdicts.Find(item);

    public void Record(Verdict verdict) => verdicts.Record(verdict);

    public async ValueTask<(Sample Sample, IReadOnlyDictionary<string, Opinion> Opinions)> OpenAsync(Item item, CancellationToken cancel) =>
        (await dataset.ReadAsync(Position(item), cancel),
            pipeline.References.ToDictionary(use => use.Id, use => OpinionStore.Read(folder.Opinion(use.Id, item.Sample)) ?? Opinion.None));

    public IImage? OpenImage(Item item) => dataset.Source.OpenImage(Position(item));

    int Position(Item item) => positions.TryGetValue(item.Sample, out var index) ? index
        : throw new DataException("unknown-sample", $"the queue names the sample '{item.Sample}', which the dataset no longer has");
}
