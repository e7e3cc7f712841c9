namespace Assay.Runtime.Running;

/// <summary>Looks for NaN and infinity in what is not pixels: they are no number to anybody, and no file could hold them.</summary>
static class FiniteNumbers
{
    /// <summary>The first number of an opinion that is none, with its place; null when all is well.</summary>
    public static string? Wrong(Opinion opinion) =>
        opinion.Value is { } value && !double.IsFinite(value) ? $"the value {value}"
        : opinion.ClassScores?.Any(score => !double.IsFinite(score)) == true ? $"the class score {opinion.ClassScores.First(score => !double.IsFinite(score))}"
        : Wrong(opinion.Instances);

    public static string? Wrong(IReadOnlyList<Instance>? instances)
    {
        for (var i = 0; i < instances?.Count; i++)
            if (Wrong(instances[i]) is { } number)
                return $"the number {number} in instance {i}";
        return null;
    }

    static double? Wrong(Instance instance) => First([instance.Confidence ?? 0, instance.StatedArea ?? 0]) ?? (instance.Measured.Count > 0 ? First([.. instance.Measured.Values]) : null) ?? (instance.StatedBox is { } stated ? Wrong(stated) : null) ?? instance.Geometry switch
    {
        BoxGeometry(var box) => Wrong(box),
        PolygonGeometry(var parts) => Wrong(parts),
        _ => null,
    };

    static double? Wrong(Box box) => First([box.X, box.Y, box.Width, box.Height]);

    static double? Wrong(IReadOnlyList<double[]> parts)
    {
        for (var part = 0; part < parts.Count; part++)
            if (First(parts[part]) is { } wrong)
                return wrong;
        return null;
    }

    static double? First(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
            if (!double.IsFinite(number))
                return number;
        return null;
    }

    /// <exception cref="DataException">A number in a score is none.</exception>
    public static void Refuse(Score score)
    {
        Refuse(score.Values);
        for (var i = 0; i < score.Instances.Count; i++)
            Refuse(score.Instances[i].Values);
        for (var i = 0; i < score.Regions.Count; i++)
            Refuse(score.Regions[i].Values);
        for (var i = 0; i < score.Findings.Count; i++)
            Refuse(score.Findings[i]);
        for (var i = 0; i < score.Pairs.Count; i++)
            Refuse(score.Pairs[i].Iou);
        Refuse(score.Where);
    }

    static void Refuse(IReadOnlyList<double?> values)
    {
        for (var i = 0; i < values.Count; i++)
            Refuse(values[i]);
    }

    static void Refuse(Finding finding)
    {
        Refuse(finding.AreaPx);
        Refuse(finding.Penalty);
        Refuse(finding.Box);
        if (finding.Measured.Count > 0)
            foreach (var (_, value) in finding.Measured)
                Refuse(value);
    }

    static void Refuse(Box? box)
    {
        if (box is { } at)
            Refuse(Wrong(at));
    }

    static void Refuse(double? number)
    {
        if (number is { } given && !double.IsFinite(given))
            throw new DataException("not-a-number", $"it returned {given}; a score is a finite number, or null for no evidence");
    }
}
