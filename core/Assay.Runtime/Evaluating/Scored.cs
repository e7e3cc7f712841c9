using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>A dataset after every step has scored it: the table, and what each step said of each sample.</summary>
sealed record Scored(RunFolder Folder, OpenDataset Dataset, IReadOnlyDictionary<string, OpenReference> References, Audit Audit, Parts Parts)
{
    readonly Lazy<Dictionary<string, int>> positions = new(() => Audit.Ids.Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index, StringComparer.Ordinal));

    /// <summary>The position of a sample that was scored or failed; null for a stranger.</summary>
    public int? IndexOf(string sample) => positions.Value.TryGetValue(sample, out var index) ? index : null;
}
