namespace Assay.Kernels.Geodesy;

/// <summary>How large pixels are on the ground.</summary>
public static class GroundSampling
{
    /// <summary>Metres on the ground along a pixel's side, whatever its direction; null where the reference system has no metres or pixels are no squares.</summary>
    /// <param name="crs">"EPSG:n" or WKT.</param>
    /// <param name="six">GDAL's six numbers.</param>
    public static double? MetresPerPixel(string crs, IReadOnlyList<double> six) =>
        six.Count == 6 && GroundReference.Find(crs) is { IsMetric: true } && GeoTransform.Of(six) is { HasSquarePixels: true } transform ? transform.PixelSize : null;
}
