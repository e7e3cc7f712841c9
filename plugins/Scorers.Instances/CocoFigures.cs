namespace Assay.Scorers.Instances;

/// <summary>Average precision and recall of one shape, by class, size and threshold.</summary>
sealed class CocoFigures
{
    readonly CocoEvalOptions options;
    readonly List<(int Class, CocoCurve?[,] Curves, CocoCurve?[,] Fewer)> classes = []; // [size, iou] with the most objects; [place in max_dets, iou] over all sizes.
    readonly Dictionary<int, CocoClass> found;

    /// <param name="found">By class.</param>
    /// <param name="order">For each sample of the survey its place among all.</param>
    public CocoFigures(CocoEvalOptions options, Dictionary<int, CocoClass> found, int[] order)
    {
        (this.options, this.found) = (options, found);
        foreach (var (entry, one) in found.OrderBy(pair => pair.Key))
        {
            CocoHit[] hits = [.. one.Hits.OrderByDescending(hit => hit.Score).ThenBy(hit => order[hit.Sample]).ThenBy(hit => hit.Rank)];
            classes.Add((entry, Curves(hits, one), Fewer(hits, one)));
        }
    }

    public IEnumerable<int> Classes => classes.Select(one => one.Class);

    public long Positives(int entry, int size) => found[entry].Positives[size];

    /// <summary>Null when there is no label to find.</summary>
    public CocoCurve? Curve(int entry, int size, int iou) => classes.Find(one => one.Class == entry).Curves[size, iou];

    /// <summary>Mean over classes and thresholds; null when no class has labels of that size.</summary>
    public double? Precision(int size, params IReadOnlyList<int> ious) => Mean(classes.SelectMany(one => ious.Select(iou => one.Curves[size, iou])), curve => curve.Precision);

    /// <summary>The same of recall.</summary>
    public double? Recall(int size) => Mean(classes.SelectMany(one => AllIous.Select(iou => one.Curves[size, iou])), curve => curve.Recall);

    /// <summary>Recall over all sizes when fewer objects of a sample count.</summary>
    /// <param name="most">Position in <see cref="CocoEvalOptions.MaxDets"/>.</param>
    public double? RecallOf(int most) => Mean(classes.SelectMany(one => AllIous.Select(iou => one.Fewer[most, iou])), curve => curve.Recall);

    public double? Precision(int entry, int size) => Mean(AllIous.Select(iou => Curve(entry, size, iou)), curve => curve.Precision);

    public double? Recall(int entry, int size) => Mean(AllIous.Select(iou => Curve(entry, size, iou)), curve => curve.Recall);

    public static IReadOnlyList<int> AllIous { get; } = [.. Enumerable.Range(0, CocoRules.Ious.Length)];

    CocoCurve?[,] Curves(CocoHit[] hits, CocoClass one)
    {
        var curves = new CocoCurve?[CocoRules.Areas.Length, CocoRules.Ious.Length];
        for (var size = 0; size < CocoRules.Areas.Length; size++)
            for (var iou = 0; iou < CocoRules.Ious.Length; iou++)
                curves[size, iou] = CocoCurve.Of(hits, one.Positives[size], size, iou, options.MaxDets[^1], options.TieOrder, options.Compat);
        return curves;
    }

    CocoCurve?[,] Fewer(CocoHit[] hits, CocoClass one)
    {
        var curves = new CocoCurve?[options.MaxDets.Count, CocoRules.Ious.Length];
        for (var most = 0; most < options.MaxDets.Count; most++)
            for (var iou = 0; iou < CocoRules.Ious.Length; iou++)
                curves[most, iou] = CocoCurve.Of(hits, one.Positives[0], 0, iou, options.MaxDets[most], options.TieOrder, options.Compat);
        return curves;
    }

    static double? Mean(IEnumerable<CocoCurve?> curves, Func<CocoCurve, double> value)
    {
        var (sum, count) = (0.0, 0);
        foreach (var curve in curves)
            if (curve is { } there)
                (sum, count) = (sum + value(there), count + 1);
        return count == 0 ? null : sum / count;
    }
}
