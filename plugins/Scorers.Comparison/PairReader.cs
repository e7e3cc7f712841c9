namespace Assay.Scorers.Comparison;

/// <summary>What earlier steps say of the pairs of a sample.</summary>
sealed class PairReader(Exam exam, CompareOptions options)
{
    // Instance columns of a contour step, in this order: mean distance, its lower bound, signed mean, ...
    const int Mean = 0, Signed = 2;

    public void AddTo(Pairs pairs, Examples examples)
    {
        if (exam.Earlier(options.Pairs.Id) is not { } paired || exam.Instances is not { } labels)
            return;
        var contour = options.Contour is { } step ? exam.Earlier(step.Id) : null;
        var measured = (contour?.Instances ?? []).Where(row => row.Role is null).ToDictionary(row => row.Index, row => row.Values);
        foreach (var pair in paired.Pairs.Where(pair => pair.Kind is null && !labels[pair.Instance].Crowd))
        {
            var values = measured.GetValueOrDefault(pair.Instance, []);
            if (Measure(pair, labels[pair.Instance], Value(values, Mean), Value(values, Signed)) is not { } known)
                continue;
            pairs.Add(known.Pair);
            if (!double.IsNaN(known.Pair.Distance))
                foreach (var tag in Tags(contour!, pair))
                    examples.Add(ToExample(known.Pair, pair, known.Bounds, tag));
        }
    }

    (Pair Pair, Box Bounds)? Measure(InstancePair pair, Instance label, double distance, double signed)
    {
        if (Extent.Of(label) is not { } bounds)
            return null;
        var area = label.StatedArea ?? (label.Geometry is PolygonGeometry or MaskGeometry && exam.Mask(label) is { } mask ? mask.Area : bounds.Area);
        var band = SizeBands.Of(options.Sizes == SizeBy.Area ? area : bounds.Area);
        return (new Pair(exam.Attributes.Row, pair.Instance, label.Class, band, pair.Iou, Math.Sqrt(Math.Max(0, area)), distance, signed), bounds);
    }

    Example ToExample(Pair pair, InstancePair of, Box bounds, string tag) =>
        new(pair.Band, tag, pair.Distance, pair.Signed, pair.Iou, pair.Sample, exam.Sample.Id, of.Instance, of.ReferenceInstance, pair.Class, bounds);

    /// <summary>Tags of the pair's findings; one that has none is listed without.</summary>
    static IEnumerable<string> Tags(Score contour, InstancePair pair) =>
        contour.Findings.Where(finding => finding.Instance == pair.Instance && finding.Tag is not null).Select(finding => finding.Tag!).Distinct().DefaultIfEmpty("");

    static double Value(IReadOnlyList<double?> values, int at) => at < values.Count ? values[at] ?? double.NaN : double.NaN;
}
