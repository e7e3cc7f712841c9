using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>The components of one map that are large enough.</summary>
/// <param name="Count">How many.</param>
/// <param name="Sum">Of their means.</param>
/// <param name="Worst">The one with the lowest mean; of equal ones the largest, then the first in reading order. Null when there is none.</param>
readonly record struct ComponentScores(int Count, double Sum, WorstComponent? Worst)
{
    /// <param name="map">Whose components.</param>
    /// <param name="other">What the worst is compared with.</param>
    /// <param name="confidence">The probability of each pixel's label.</param>
    /// <param name="size">Of all three.</param>
    /// <param name="options">What touches and how large a component must be.</param>
    public static ComponentScores Of(ReadOnlySpan<ushort> map, ReadOnlySpan<ushort> other, ReadOnlySpan<double> confidence, Size size, ComponentConfidenceOptions options)
    {
        var found = ConnectedComponents.Find(map, size.Width, size.Height, options.Neighbours);
        var sums = new double[found.Components.Length];
        ComponentSums.Add(found, confidence, sums);
        var (count, total, worst) = (0, 0.0, -1);
        for (var i = 0; i < sums.Length; i++)
        {
            if (found.Components[i].Area < options.MinAreaPx)
                continue;
            sums[i] = Math.Min(1, sums[i] / found.Components[i].Area);
            (count, total) = (count + 1, total + sums[i]);
            if (worst < 0 || sums[i] < sums[worst] || (sums[i] == sums[worst] && found.Components[i].Area > found.Components[worst].Area))
                worst = i;
        }
        return new(count, total, worst < 0 ? null : Describe(found, worst, sums[worst], other));
    }

    static WorstComponent Describe(ComponentMap map, int at, double mean, ReadOnlySpan<ushort> other)
    {
        var component = map.Components[at];
        Dictionary<ushort, int> counts = [];
        foreach (var run in map.Runs)
            if (run.Component == at)
                foreach (var id in other.Slice(run.Row * map.Width + run.Left, run.Length))
                    if (id != LabelMap.Void)
                        counts[id] = counts.GetValueOrDefault(id) + 1;
        int? commonest = counts.Count == 0 ? null : counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        return new((int)component.Key, commonest, component.Area, mean, new Box(component.Left, component.Top, component.Width, component.Height));
    }
}
