namespace Assay.Scorers.Instances;

/// <summary>When two shapes are one object.</summary>
/// <param name="near">From here on they are one object, badly drawn.</param>
sealed class MatchRules((double Area, double Iou)[] steps, double near, bool classAware)
{
    readonly bool one = steps.All(step => step.Iou == steps[0].Iou);

    public double Near => near;

    public bool ClassAware => classAware;

    /// <summary>The least overlap of a pair, by the smaller area.</summary>
    public double IouOf(Shape a, Shape b) => one ? steps[0].Iou : IouOf(Math.Min(a.Area, b.Area));

    /// <summary>The lowest of all sizes.</summary>
    public double Lowest => steps.Min(step => step.Iou);

    /// <summary>The same with one threshold for all sizes, and nothing badly drawn.</summary>
    public MatchRules At(double iou) => new([(0, iou)], iou, classAware);

    double IouOf(double area)
    {
        var found = steps[0].Iou;
        foreach (var (from, iou) in steps)
            if (area >= from)
                found = iou;
        return found;
    }
}
