namespace Assay.Scorers.Contour;

/// <summary>Options as they hold for one sample: a tolerance in metres is one in pixels there.</summary>
sealed class OutlineSettings(ContourOptions options, double? metresPerPixel)
{
    public ContourOptions Options => options;

    /// <summary>Null where the tolerance is in pixels.</summary>
    public double? MetresPerPixel => metresPerPixel;

    public MaskDistance Masks { get; } = new(options);
}
