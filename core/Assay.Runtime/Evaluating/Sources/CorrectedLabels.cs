using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>The labels of a corrected release, sample by sample, in the audited dataset's classes.</summary>
abstract class CorrectedLabels
{
    public static CorrectedLabels Of(OpenReference reference) => new FromReference(reference);

    public static CorrectedLabels Of(OpenDataset release, ClassList classes) => new FromDataset(release, classes);

    /// <summary>Names of its classes that the audited dataset does not have.</summary>
    public virtual IReadOnlyList<string> Strangers => [];

    /// <summary>What is wrong with a sample that it has and that could not be read; null: nothing.</summary>
    public virtual string? WhyUnreadable(string sample) => null;

    /// <param name="index">The sample's position in the audited dataset.</param>
    /// <param name="sample">As the audited dataset has it.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>Null when the release does not have the sample, or cannot read it.</returns>
    public abstract Task<Labels?> ReadAsync(int index, Sample sample, CancellationToken stop);

    sealed class FromReference(OpenReference reference) : CorrectedLabels
    {
        public override async Task<Labels?> ReadAsync(int index, Sample sample, CancellationToken stop) =>
            (await reference.AskAsync([(index, sample)], stop))[0].Opinion is { } opinion && (opinion.LabelMap ?? (object?)opinion.Instances) is not null ? new Labels { Map = opinion.LabelMap, Instances = opinion.Instances } : null;
    }

    sealed class FromDataset(OpenDataset release, ClassList classes) : CorrectedLabels
    {
        readonly ReleaseIds ids = new(release.Ids);

        readonly Dictionary<string, string> unreadable = new(StringComparer.Ordinal);

        public override string? WhyUnreadable(string sample) => unreadable.GetValueOrDefault(sample);

        /// <summary>Our position of each of their classes; -1 for one that we do not have.</summary>
        readonly int[] ours = [.. release.Classes.Select(entry => classes.Find(entry.Name) ?? -1)];

        public override IReadOnlyList<string> Strangers => [.. release.Classes.Where((_, at) => ours[at] < 0).Select(entry => entry.Name)];

        public override async Task<Labels?> ReadAsync(int index, Sample sample, CancellationToken stop)
        {
            try
            {
                return ids.Find(sample.Id) is { } at && (await release.ReadAsync(at, stop)).Labels is { } labels ? Comparable(sample, Translate(labels)) : null;
            }
            catch (DataException e)
            {
                unreadable.TryAdd(sample.Id, e.Message);
                return null; // Counted as left out.
            }
        }

        /// <summary>Where the audited dataset has a label map and the release came through a format of objects, they are drawn.</summary>
        static Labels Comparable(Sample sample, Labels labels) => sample.Labels is { Map: { } map, Instances: null } && labels is { Map: null, Instances: { } objects }
            ? labels with { Map = ObjectsAsMap.Draw(objects, map.Size), Instances = null } : labels;

        Labels Translate(Labels labels) => new()
        {
            Map = labels.Map is { } map ? new LabelMap(map.Size, [.. map.Ids.ToArray().Select(id => id < ours.Length && ours[id] >= 0 ? (ushort)ours[id] : LabelMap.Void)]) : null,
            Instances = labels.Instances?.Select(instance => instance.Class >= 0 ? instance with { Class = ours[instance.Class] } : instance).ToArray(),
            Tags = labels.Tags?.Where(tag => tag >= 0 && ours[tag] >= 0).Select(tag => ours[tag]).ToArray(),
        };
    }
}
