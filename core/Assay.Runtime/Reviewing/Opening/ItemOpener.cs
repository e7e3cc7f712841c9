using Assay.Kernels.Codecs;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Gathers all that is known of an item. Thread-safe.</summary>
sealed class ItemOpener(RunFolder folder, Pipeline pipeline, Task<ReviewedDataset> opening, Task<FindingsIndex> findings, Task<DecidingColumns> deciding, SuspicionReader suspicions, CurrentLabels labels, Func<string, Func<string, double?>> valuesOf)
{
    /// <exception cref="DataException">It cannot be read.</exception>
    public async ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel)
    {
        try
        {
            var run = await opening.WaitAsync(cancel);
            var sample = await run.Dataset.ReadAsync(run.PositionOf(item.Sample), cancel);
            labels.See(item, sample);
            var opinions = pipeline.References.ToDictionary(use => use.Id, use => OpinionStore.Read(folder.Opinion(use.Id, item.Sample)) ?? Opinion.None);
            var found = suspicions.Read(item, (await findings.WaitAsync(cancel)).Of(item.Sample));
            return new OpenItem(sample, opinions)
            {
                Reasons = (await deciding.WaitAsync(cancel)).Find(valuesOf(item.Id)),
                Findings = found,
                Maps = Maps(sample),
                Where = WhereOf(item, sample, opinions, found),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or AssayException and not DataException)
        {
            throw new DataException((e as AssayException)?.Code ?? "broken-run", $"{item.Sample}: {e.Message}", inner: e);
        }
    }

    Dictionary<string, float[]> Maps(Sample sample)
    {
        Dictionary<string, float[]> maps = [];
        foreach (var step in pipeline.Steps.Where(step => step.Maps))
            if (folder.Map(step.Id, sample.Id) is var path && File.Exists(path))
                maps[step.Id] = NpyFile.Read<float>(path).Elements is var values && values.Length == sample.Size.Area ? values
                    : throw new DataException("map-size", $"{path} has {values.Length} values, and the sample is now {sample.Size}; run the pipeline into another folder", path);
        return maps;
    }

    static Box? WhereOf(Item item, Sample sample, IReadOnlyDictionary<string, Opinion> opinions, IReadOnlyList<Suspicion> found) => item switch
    {
        { Region: { } region } => region.Box,
        { Unit: Unit.Instance, Instance: { } at } when sample.Labels?.Instances is { } ours && at < ours.Count => ours[at].Bounds,
        { Unit: Unit.Omission, Reference: { } reference, ReferenceInstance: { } at } when opinions.GetValueOrDefault(reference)?.Instances is { } theirs && at < theirs.Count => theirs[at].Bounds,
        _ => found.Select(one => one.Finding.Box).FirstOrDefault(box => box is not null),
    };
}
