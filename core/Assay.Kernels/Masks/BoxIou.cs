namespace Assay.Kernels;

/// <summary>Overlap of two boxes of real coordinates, without the "+ 1" of whole-pixel conventions (<c>bbIou</c>; pycocotools 2.0.11).</summary>
public static class BoxIou
{
    /// <summary>
    /// Intersection over union, in [0,1]; 0 when nothing is shared. When the reference is a crowd, the denominator is the area of the detection instead.
    /// </summary>
    public static double Compute((double X, double Y, double Width, double Height) detection, (double X, double Y, double Width, double Height) reference, bool crowd = false)
    {
        var width = Math.Min(detection.X + detection.Width, reference.X + reference.Width) - Math.Max(detection.X, reference.X);
        var height = Math.Min(detection.Y + detection.Height, reference.Y + reference.Height) - Math.Max(detection.Y, reference.Y);
        if (!(width > 0 && height > 0))
            return 0;
        var shared = width * height;
        var area = detection.Width * detection.Height;
        return shared / (crowd ? area : area + reference.Width * reference.Height - shared);
    }
}
