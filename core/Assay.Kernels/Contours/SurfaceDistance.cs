namespace Assay.Kernels;

/// <summary>
/// Distances between two outlines as lines rather than pixels: elements on the corners of the pixels, each with the length of outline in its 2x2 neighbourhood
/// (Nikolov et al., Deep learning to achieve clinically applicable segmentation of head and neck anatomy for radiotherapy, 2018; google-deepmind/surface-distance 0.1, spacing 1).
/// The frame's border is an outline of what touches it.
/// </summary>
public sealed class SurfaceDistance
{
    readonly ElementCounts first = new(), second = new();

    SurfaceDistance()
    {
    }

    /// <summary>Length of the first outline.</summary>
    public double FirstLength => first.Length;

    /// <summary>Length of the second outline.</summary>
    public double SecondLength => second.Length;

    /// <summary>Mean distance of the first outline to the second, by length.</summary>
    public double FirstMean => first.Mean;

    /// <summary>Mean distance of the second outline to the first.</summary>
    public double SecondMean => second.Mean;

    /// <summary>Surface Dice: the share of both outlines within a tolerance of the other, in [0,1].</summary>
    public double Dice(double tolerance) => (first.Within(tolerance) + second.Within(tolerance)) / (first.Length + second.Length);

    /// <summary>Robust Hausdorff distance: the larger of both directions' percentiles by length; 1 gives the Hausdorff distance.</summary>
    public double Hausdorff(double share) => Math.Max(first.Percentile(share), second.Percentile(share));

    /// <summary>Measures; null when a mask is empty: distances are undefined.</summary>
    public static SurfaceDistance? Measure(JointCrop crop)
    {
        if (crop.First.IndexOfAnyExcept(0UL) < 0 || crop.Second.IndexOfAnyExcept(0UL) < 0)
            return null;
        var surface = new SurfaceDistance();
        var (first, second) = (new CornerElements(crop, crop.First), new CornerElements(crop, crop.Second));
        first.Measure(second, surface.first);
        second.Measure(first, surface.second);
        first.Return();
        second.Return();
        return surface;
    }
}
