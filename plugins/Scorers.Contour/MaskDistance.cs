using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>Measures two masks in a crop.</summary>
sealed class MaskDistance
{
    readonly ContourOptions options;
    readonly ContourRule rule;
    readonly Tolerance tolerance;
    readonly double[] tolerances;

    public MaskDistance(ContourOptions options)
    {
        this.options = options;
        (rule, tolerance, tolerances) = (new ContourRule(options.Form, options.Neighbours, options.Border), new Tolerance(options), [.. options.Tolerances]);
    }

    /// <summary>The distance; null when a mask has no contour.</summary>
    /// <param name="crop">The label first.</param>
    /// <param name="frame">The sample's size.</param>
    public OutlineDistance? Measure(JointCrop crop, Size frame)
    {
        using var pair = ContourPair.Measure(crop, rule);
        if (pair is null)
            return null;
        var (distance, arc) = (pair.Distance, ContourStretches.FindWorst(pair, options.WindowPx));
        var (label, reference) = (crop.FirstArea, crop.SecondArea);
        return new OutlineDistance
        {
            Pixels = distance.Pixels,
            Mean = distance.Mean,
            LowerBound = distance.LowerBound,
            Signed = distance.SignedMean,
            P95 = distance.P95,
            Max = distance.Max,
            Arc = arc.Mean,
            Place = new Box(arc.X, arc.Y, arc.Width, arc.Height),
            Differing = label + reference - 2 * crop.Shared,
            BoundaryIou = options.BoundaryRatio > 0 ? Boundary(crop, frame) : null,
            Dice = Dice(crop),
            Tag = tolerance.IsBeyond(arc.Mean, distance.P95, reference) ? Extent.Of(ContourStretches.FindSpread(pair, tolerance.For(reference), options.WindowPx)) : null,
        };
    }

    double Boundary(JointCrop crop, Size frame)
    {
        var (shared, all) = BoundaryIou.Count(crop, BoundaryIou.Iterations(options.BoundaryRatio, frame.Width, frame.Height));
        return (double)shared / all;
    }

    double[] Dice(JointCrop crop)
    {
        if (tolerances.Length == 0)
            return [];
        var dice = new double[tolerances.Length];
        SurfaceDice.Find(crop, tolerances, dice);
        return dice;
    }
}
