using Assay.Kernels;

namespace Assay.Models.Http.Sam;

/// <summary>A click on an annotated object: the pixel deepest inside it.</summary>
static class Prompt
{
    /// <summary>Column and row; null when no pixel is the object's.</summary>
    public static (int X, int Y)? Of(Geometry? geometry, Size size)
    {
        var runs = geometry switch
        {
            MaskGeometry(var mask) => mask.Counts.ToArray(),
            PolygonGeometry(var parts) => RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]),
            BoxGeometry(var box) => PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height),
            _ => null,
        };
        return runs is null ? null : Deepest(runs, size);
    }

    static (int X, int Y)? Deepest(uint[] runs, Size size)
    {
        var mask = new byte[size.Area];
        RunMask.Unpack(runs, size.Width, size.Height, mask);
        return InteriorPoints.Find(mask, size.Width, size.Height, 1) is [var deepest] ? deepest : null;
    }
}
