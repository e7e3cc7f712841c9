using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Caching;

/// <summary>What earlier runs left of the scores of one stage: found, checked and added to. Thread-safe.</summary>
sealed class Reuse : IDisposable
{
    readonly IReadOnlyList<StepUse> steps;
    readonly OpenDataset dataset;
    readonly IReadOnlyDictionary<string, OpenReference> references;
    readonly CacheWriting writing;
    readonly Dictionary<string, (string Key, UnitLog Log)> logs = []; // by step id; steps whose scores are not kept have none

    /// <param name="keys">Null: nothing is reused, and nothing kept.</param>
    /// <param name="folder">Where scores are kept between runs.</param>
    public Reuse(IReadOnlyList<StepUse> steps, UnitKeys? keys, OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, string folder, CacheWriting writing)
    {
        (this.steps, this.dataset, this.references, this.writing) = (steps, dataset, references, writing);
        foreach (var step in steps)
            if (keys?.Of(step) is { } key)
                logs[step.Id] = (key, new UnitLog(Path.Combine(folder, key)));
    }

    /// <summary>Gives every sample of a batch the keys of its units, and the units that are there.</summary>
    public async Task FindAsync(Batch batch)
    {
        if (logs.Count == 0)
            return;
        await batch.ReadAsync(batch.Samples.Where(one => dataset.Source.OriginOf(one.Index) is null));
        foreach (var reference in batch.Asked.Where(reference => !reference.Costly && steps.Any(step => logs.ContainsKey(step.Id) && step.Roles.Values.Contains(reference.Id))))
            await batch.AskAsync(reference, batch.Samples.Where(one => reference.OriginOf(one.Index) is null));
        foreach (var one in batch.Samples.Where(one => !one.HasFailed))
            Find(one);
    }

    void Find(Opened one)
    {
        if (KeyOf(one) is not { } sample)
            return;
        var attributes = SourceKey.Facts(dataset.AttributesOf(one.Index));
        var opinions = references.ToDictionary(reference => reference.Key, reference => new Lazy<SourceKey?>(() => KeyOf(reference.Value, one)));
        foreach (var step in steps)
        {
            if (!logs.TryGetValue(step.Id, out var kept))
                continue;
            var sources = step.Roles.OrderBy(role => role.Key, StringComparer.Ordinal).Select(role => opinions[role.Value].Value).Prepend(sample).ToArray();
            if (sources.Any(source => source is null))
                continue;
            var key = sources.Aggregate(new Digest().Add(kept.Key).Add(dataset.Ids[one.Index]).Add(attributes), (digest, source) => digest.Add(source!.Value.Text)).Hex();
            if (kept.Log.Find(key) is { } unit)
                one.Units[step.Id] = unit;
            if (sources.All(source => source!.Value.Settled))
                one.Keys[step.Id] = key;
        }
    }

    SourceKey? KeyOf(Opened one) => dataset.Source.OriginOf(one.Index) is { } origin ? SourceKey.Of(origin) : one.Sample is { } sample ? SourceKey.Of(sample, dataset.Tiling?.Elsewhere(one.Index)) : null;

    /// <summary>An opinion that is computed depends on the reference, whose fingerprint is in the step's key, and on the sample; on an image that is no file of its own by its pixels.</summary>
    SourceKey? KeyOf(OpenReference reference, Opened one)
    {
        if (reference.OriginOf(one.Index) is { } origin)
            return SourceKey.Of(origin);
        if (!reference.Costly)
            return one.Opinions.TryGetValue(reference.Id, out var opinion) ? SourceKey.Of(opinion) : null;
        if (dataset.Source.OriginOf(one.Index) is not null || one.Sample?.ImageFile is not null)
            return new SourceKey("computed", Settled: true);
        return one.Sample is { } sample && reference.Key((one.Index, sample)) is { } key ? new SourceKey(key, Settled: true) : null;
    }

    /// <summary>Keeps what was computed for later runs.</summary>
    public void Keep(IEnumerable<Opened> samples)
    {
        var added = samples.SelectMany(one => one.Computed).ToLookup(pair => pair.Key, pair => pair.Value);
        foreach (var (step, (_, log)) in logs)
            if (added.Contains(step))
                writing.Try(() => log.Keep([.. added[step]]));
    }

    public void Dispose()
    {
        foreach (var (_, log) in logs.Values)
            log.Dispose();
    }
}
