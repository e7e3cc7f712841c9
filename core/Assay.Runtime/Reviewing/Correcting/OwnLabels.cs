using Assay.Runtime.Injecting;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Takes corrections of translated labels back to the dataset's own.</summary>
static class OwnLabels
{
    public static CorrectedSample Of(OpenDataset dataset, Sample own, Sample before, (Sample Sample, IReadOnlyList<ItemCorrection> Applied, IReadOnlyList<ItemCorrection> Left) corrected)
    {
        var (after, applied, left) = corrected;
        if (ReferenceEquals(before, after))
            return new CorrectedSample(after, own) { Left = left };
        var labels = RawLabels.Change(own.Labels ?? new Labels(), before.Labels ?? new Labels(), after.Labels!, dataset.Classes, tag => PositionOf(dataset, own, tag));
        var origins = new Dictionary<Instance, int>(ReferenceEqualityComparer.Instance);
        foreach (var (position, instance) in (own.Labels?.Instances ?? []).Index())
            origins[instance] = position;
        return new CorrectedSample(after, own with { Labels = labels })
        {
            Origins = [.. (labels.Instances ?? []).Select(instance => origins.TryGetValue(instance, out var position) ? position : (int?)null)],
            Applied = applied,
            Left = left,
        };
    }

    static int? PositionOf(OpenDataset dataset, Sample own, int tag) => dataset.Translate(own with { Labels = new Labels { Tags = [tag] } }).Labels!.Tags is [var position] ? position : null;
}
