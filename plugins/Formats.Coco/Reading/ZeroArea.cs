using Assay.Kernels;

namespace Assay.Formats.Coco.Reading;

/// <summary>Shapes that hold no pixel of their image: they are kept, and named, since nothing can overlap them.</summary>
static class ZeroArea
{
    public static readonly (string, string) Warning = ("zero-area", "the segmentation holds no pixel of the image; the object is kept, and matches nothing. Draw it again, or remove it");

    /// <summary>Whether a polygon is drawn without a pixel. Only one that is very small, or beside the image, is drawn to find out.</summary>
    public static bool Of(ReadOnlySpan<double> xy, Size size)
    {
        var twice = 0.0;
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        for (var (i, last) = (0, xy.Length - 2); i < xy.Length; (i, last) = (i + 2, i))
        {
            twice += xy[last] * xy[i + 1] - xy[i] * xy[last + 1];
            (left, right) = (Math.Min(left, xy[i]), Math.Max(right, xy[i]));
            (top, bottom) = (Math.Min(top, xy[i + 1]), Math.Max(bottom, xy[i + 1]));
        }
        if (right < 0 || bottom < 0 || left > size.Width || top > size.Height)
            return true;
        return Math.Abs(twice) < 2 && right - left < MostColumns && IsEmpty(PolygonRaster.ToRuns(xy, size.Width, size.Height));
    }

    const double MostColumns = 1 << 20; // What is as wide as that and has no area is drawn by whoever needs its mask.

    static bool IsEmpty(uint[] runs)
    {
        for (var i = 1; i < runs.Length; i += 2)
            if (runs[i] > 0)
                return false;
        return true;
    }
}
