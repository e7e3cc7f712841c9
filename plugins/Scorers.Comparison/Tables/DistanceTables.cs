namespace Assay.Scorers.Comparison.Tables;

/// <summary>How far the outlines of pairs are apart.</summary>
static class DistanceTables
{
    const int Bins = 40;
    static readonly SizeBand[] Bands = Enum.GetValues<SizeBand>();

    /// <summary>Nothing when no step has measured.</summary>
    public static IEnumerable<DatasetTable> Of(CompareSurvey survey, CompareOptions options, ClassList classes)
    {
        var measured = survey.Pairs.All.Where(pair => !double.IsNaN(pair.Distance)).ToArray();
        if (measured.Length == 0)
            yield break;
        yield return Distances(measured, options);
        yield return Histogram(measured, options);
        yield return Bias(measured, classes);
        yield return ExamplesOf(survey, classes);
    }

    /// <summary>By gate and size, with the exponential that fits: to all distances, and to those up to the limit.</summary>
    static DatasetTable Distances(Pair[] measured, CompareOptions options) => new("distances",
        ["gate_iou", "size", "pairs", "mean_px", "lower_bound_px", "median_px", "p95_px", "max_px", "rate", "up_to_px", "pairs_up_to", "mean_up_to_px", "rate_up_to", "ks", "ks_critical"],
        [.. from gate in options.Gates from band in Bands select Row(gate, band, Sorted(measured, gate, band), options.Truncate)]);

    static double[] Sorted(Pair[] measured, double gate, SizeBand band) => [.. measured.Where(pair => pair.Iou >= gate && (band == SizeBand.All || pair.Band == band)).Select(pair => pair.Distance).Order()];

    static IReadOnlyList<string> Row(double gate, SizeBand band, double[] sorted, double limit)
    {
        double? mean = sorted.Length == 0 ? null : sorted.Sum() / sorted.Length;
        var (whole, cut) = (ExponentialFit.Of(sorted, double.PositiveInfinity), ExponentialFit.Of(sorted, limit));
        return
        [
            Cells.Of(gate), SizeBands.Name(band), Cells.Of(sorted.Length), Cells.Of(mean), Cells.Of(mean / Math.Sqrt(2)), Cells.Of(PairTables.Median(sorted)), Cells.Of(PairTables.Quantile(sorted, 0.95)),
            Cells.Of(sorted.Length == 0 ? null : sorted[^1]), Cells.Of(whole?.Rate),
            Cells.Of(limit), Cells.Of((long)(cut?.Count ?? 0)), Cells.Of(cut?.Mean), Cells.Of(cut?.Rate), Cells.Of(cut?.Distance), Cells.Of(cut?.Critical),
        ];
    }

    /// <summary>Distances up to the limit, with what the fitted exponential expects.</summary>
    static DatasetTable Histogram(Pair[] measured, CompareOptions options)
    {
        List<IReadOnlyList<string>> rows = [];
        var (limit, width) = (options.Truncate, options.Truncate / Bins);
        foreach (var gate in options.Gates)
        {
            var sorted = Sorted(measured, gate, SizeBand.All);
            var fit = ExponentialFit.Of(sorted, limit);
            var counts = new long[Bins + 1];
            foreach (var distance in sorted)
                counts[distance > limit ? Bins : Math.Min(Bins - 1, (int)(distance / width))]++;
            for (var bin = 0; bin <= Bins; bin++)
                rows.Add([Cells.Of(gate), Cells.Of(bin * limit / Bins), bin < Bins ? Cells.Of((bin + 1) * limit / Bins) : "", Cells.Of(counts[bin]),
                    Cells.Of(bin < Bins && fit is { } known ? known.Count * (ExponentialFit.Share((bin + 1) * limit / Bins, known.Rate, limit) - ExponentialFit.Share(bin * limit / Bins, known.Rate, limit)) : null)]);
        }
        return new DatasetTable("distance-histogram", ["gate_iou", "from_px", "to_px", "pairs", "fitted"], rows);
    }

    /// <summary>Outlines that are all too large or too small (signed mean) against outlines that are off either way (spread).</summary>
    static DatasetTable Bias(Pair[] measured, ClassList classes)
    {
        var signed = measured.Where(pair => !double.IsNaN(pair.Signed)).ToArray();
        return new DatasetTable("bias", ["of", "name", "pairs", "mean_px", "signed_mean_px", "signed_spread_px", "standard_error_px", "systematic_share"],
        [
            .. Bands.Select(band => Row("size", SizeBands.Name(band), [.. signed.Where(pair => band == SizeBand.All || pair.Band == band)])),
            .. signed.GroupBy(pair => pair.Class).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => Row("class", classes[group.Key].Name, [.. group])),
        ]);
    }

    static IReadOnlyList<string> Row(string of, string name, Pair[] pairs)
    {
        double? mean = pairs.Length == 0 ? null : pairs.Sum(pair => pair.Distance) / pairs.Length, signed = pairs.Length == 0 ? null : pairs.Sum(pair => pair.Signed) / pairs.Length;
        double? variance = pairs.Length < 2 ? null : pairs.Sum(pair => (pair.Signed - signed!.Value) * (pair.Signed - signed.Value)) / (pairs.Length - 1);
        double? spread = variance is { } known ? Math.Sqrt(known) : null, square = signed * signed;
        return [of, name, Cells.Of(pairs.Length), Cells.Of(mean), Cells.Of(signed), Cells.Of(spread), Cells.Of(spread / Math.Sqrt(pairs.Length)), Cells.Of(square + variance > 0 ? square / (square + variance) : null)];
    }

    static DatasetTable ExamplesOf(CompareSurvey survey, ClassList classes) => new("examples",
        ["size", "tag", "end", "rank", "distance_px", "signed_px", "iou", "sample", "class", "instance", "reference_instance", "box"],
        [.. survey.Examples.All.SelectMany(list => list.Examples.Select((example, rank) => (IReadOnlyList<string>)
            [SizeBands.Name(example.Band), example.Tag, list.Far ? "farthest" : "nearest", Cells.Of(rank + 1L), Cells.Of(example.Distance), Cells.Of(example.Signed), Cells.Of(example.Iou), example.SampleId,
                classes[example.Class].Name, Cells.Of(example.Instance), Cells.Of(example.ReferenceInstance), string.Join(' ', new[] { example.Box.X, example.Box.Y, example.Box.Width, example.Box.Height }.Select(number => Cells.Of(number)))]))]);
}
