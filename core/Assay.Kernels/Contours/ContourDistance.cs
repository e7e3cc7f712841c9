namespace Assay.Kernels;

/// <summary>How far two contours are apart, in pixels. All pixels of both contours count alike.</summary>
/// <param name="FirstPixels">Pixels of the first contour, at least 1.</param>
/// <param name="SecondPixels">Pixels of the second contour, at least 1.</param>
/// <param name="FirstSum">Distances of the first contour's pixels to the second, summed.</param>
/// <param name="SecondSum">Distances of the second contour's pixels to the first, summed.</param>
/// <param name="SignedSum">The same of both together, those counted negative where the first mask is the smaller.</param>
/// <param name="FirstMax">The largest distance from the first contour to the second.</param>
/// <param name="SecondMax">The largest distance from the second contour to the first.</param>
/// <param name="P95">The 95th percentile over both, linear between neighbours.</param>
public readonly record struct ContourDistance(int FirstPixels, int SecondPixels, double FirstSum, double SecondSum, double SignedSum, double FirstMax, double SecondMax, double P95)
{
    /// <summary>Of both contours.</summary>
    public int Pixels => FirstPixels + SecondPixels;

    /// <summary>Mean over both contours.</summary>
    public double Mean => (FirstSum + SecondSum) / Pixels;

    /// <summary>The mean over the square root of 2, Sama's value: as a step to a diagonal neighbour has that length, no fewer steps are needed.</summary>
    public double LowerBound => Mean / Math.Sqrt(2);

    /// <summary>Positive: the first mask is larger (loose), negative: smaller (tight); within plus and minus the mean.</summary>
    public double SignedMean => SignedSum / Pixels;

    /// <summary>The Hausdorff distance.</summary>
    public double Max => Math.Max(FirstMax, SecondMax);
}
