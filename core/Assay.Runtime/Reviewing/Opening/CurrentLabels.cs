using System.Collections.Concurrent;
using Assay.Runtime.Caching;

namespace Assay.Runtime.Reviewing;

/// <summary>What labels and images are now, as far as anybody has looked: a verdict about others is stale. Thread-safe.</summary>
sealed class CurrentLabels(Task<ReviewedDataset> opening, ClassList classes, FileManifest manifest)
{
    readonly ConcurrentDictionary<string, string> labels = new(StringComparer.Ordinal); // by item
    readonly ConcurrentDictionary<string, Task<string?>> images = new(StringComparer.Ordinal); // by sample

    /// <summary>Rises when something becomes known.</summary>
    public int Version => version;

    int version;

    /// <summary>Takes note of a sample that was read.</summary>
    public void See(Item item, Sample sample)
    {
        var hash = LabelHash.Of(item, sample, classes);
        if (!labels.TryGetValue(item.Id, out var before) || before != hash)
        {
            labels[item.Id] = hash;
            Interlocked.Increment(ref version);
        }
        images.GetOrAdd(sample.Id, _ => Task.Run(() => Hash(sample.ImageFile)));
    }

    string? Hash(string? file)
    {
        try
        {
            return file is not null && File.Exists(file) ? manifest.Hash(file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a verdict was about other labels, or another image, than those seen.</summary>
    public bool IsStale(JournalEvent verdict, string? sample) => verdict.Hashes is { } was
        && (was.Label is not null && labels.TryGetValue(verdict.Item!, out var label) && label != was.Label
            || was.Image is not null && sample is not null && images.TryGetValue(sample, out var image) && image is { IsCompletedSuccessfully: true, Result: { } now } && now != was.Image);

    /// <summary>What verdicts about items are about; reads the samples of those that nobody has opened.</summary>
    public async Task<IReadOnlyDictionary<string, (string? Label, string? Image)>> HashAsync(IReadOnlyList<Item> items)
    {
        try
        {
            await SeeAllAsync([.. items.Where(item => !labels.ContainsKey(item.Id))], default);
        }
        catch (AssayException)
        {
            // The dataset cannot be opened: a verdict (unsure, say) is recorded all the same, about labels that nobody knows.
        }
        Dictionary<string, (string?, string?)> hashes = new(StringComparer.Ordinal);
        foreach (var item in items)
            hashes[item.Id] = (labels.GetValueOrDefault(item.Id), images.TryGetValue(item.Sample, out var image) ? await image : null);
        return hashes;
    }

    /// <summary>Looks at what was judged when the dataset was another one.</summary>
    public async Task CheckAsync(IEnumerable<(Item Item, JournalEvent Verdict)> judged, CancellationToken cancel)
    {
        var now = (await opening).Dataset.Source.Fingerprint;
        await SeeAllAsync([.. judged.Where(pair => pair.Verdict.Hashes is { Label: not null } was && was.Dataset != now).Select(pair => pair.Item).DistinctBy(item => item.Id)], cancel);
    }

    async Task SeeAllAsync(IReadOnlyList<Item> items, CancellationToken cancel)
    {
        if (items.Count == 0)
            return;
        var run = await opening;
        await Parallel.ForEachAsync(items.GroupBy(item => item.Sample), cancel, async (sample, stop) =>
        {
            try
            {
                var read = await run.Dataset.ReadAsync(run.PositionOf(sample.Key), stop);
                foreach (var item in sample)
                    See(item, read);
                await images[sample.Key];
            }
            catch (DataException)
            {
                // It cannot be read: opening the item says why, and nothing is known of its labels.
            }
        });
    }
}
