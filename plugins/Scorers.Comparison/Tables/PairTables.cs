namespace Assay.Scorers.Comparison.Tables;

/// <summary>What the gate of an overlap does to pairs of each size, and what outlines that are off by a few pixels do to overlaps.</summary>
static class PairTables
{
    static readonly SizeBand[] Bands = Enum.GetValues<SizeBand>();
    static readonly int[] Sides = [8, 16, 32, 64, 96, 200];
    static readonly double[] Required = [0.5, 0.75, 0.95];

    /// <summary>A pair below the gate is never measured: the largest bias all around that passes, for a disc of the usual size.</summary>
    public static DatasetTable Selection(CompareSurvey survey, CompareOptions options) => new("selection",
        ["size", "gate_iou", "pairs", "passing", "share", "median_side_px", "largest_visible_bias_px", "mean_distance_px"],
        [.. from band in Bands
            let pairs = survey.Pairs.All.Where(pair => band == SizeBand.All || pair.Band == band).ToArray()
            from gate in options.Gates
            select Row(band, gate, pairs)]);

    static IReadOnlyList<string> Row(SizeBand band, double gate, Pair[] pairs)
    {
        var (passing, side) = (pairs.Where(pair => pair.Iou >= gate).ToArray(), Median([.. pairs.Select(pair => pair.Side).Order()]));
        var distances = passing.Select(pair => pair.Distance).Where(double.IsFinite).ToArray();
        return [SizeBands.Name(band), Cells.Of(gate), Cells.Of(pairs.Length), Cells.Of(passing.Length), Cells.Of(Cells.Ratio(passing.Length, pairs.Length)), Cells.Of(side),
            Cells.Of(side is { } px ? Disc.MostGrowth(px, gate) : null), Cells.Of(distances.Length == 0 ? null : distances.Sum() / distances.Length)];
    }

    /// <param name="sorted">Ascending.</param>
    public static double? Median(double[] sorted) => Quantile(sorted, 0.5);

    /// <summary>Between neighbours in proportion, as NumPy's default.</summary>
    public static double? Quantile(double[] sorted, double share)
    {
        if (sorted.Length == 0)
            return null;
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>Measured on shapes of the labels, by size; in theory, for discs.</summary>
    public static DatasetTable Grown(CompareSurvey survey) => new("dilation", ["shapes", "count", .. Dilation.Pixels.Select(px => $"iou_{px}_px")],
    [
        .. Bands.Where(band => survey.Dilation.Shapes(band) > 0).Select(band => (IReadOnlyList<string>)
            [SizeBands.Name(band), Cells.Of(survey.Dilation.Shapes(band)), .. Dilation.Pixels.Select((_, step) => Cells.Of(survey.Dilation.Mean(band, step)))]),
        .. Sides.Select(side => (IReadOnlyList<string>)[$"disc_{side}_px", "", .. Dilation.Pixels.Select(px => Cells.Of(Disc.IouGrown(side, px)))]),
    ]);

    /// <summary>From a requirement to a tolerance: by how many px an outline may be off all around.</summary>
    public static DatasetTable Tolerance(CompareSurvey survey) => new("tolerance", ["shapes", "side_px", .. Required.Select(iou => $"too_large_px_iou_{Cells.Of(iou)}"), .. Required.Select(iou => $"too_small_px_iou_{Cells.Of(iou)}")],
        [.. Usual(survey).Concat(Sides.Select(side => ($"disc_{side}_px", (double)side))).Select(row => (IReadOnlyList<string>)
            [row.Item1, Cells.Of(row.Item2), .. Required.Select(iou => Cells.Of(Disc.MostGrowth(row.Item2, iou))), .. Required.Select(iou => Cells.Of(Disc.MostShrinking(row.Item2, iou)))])]);

    static IEnumerable<(string, double)> Usual(CompareSurvey survey)
    {
        foreach (var band in Bands)
            if (Median([.. survey.Pairs.All.Where(pair => band == SizeBand.All || pair.Band == band).Select(pair => pair.Side).Order()]) is { } side)
                yield return (SizeBands.Name(band), side);
    }
}
