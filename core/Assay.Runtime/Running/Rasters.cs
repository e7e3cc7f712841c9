using Assay.Kernels;

namespace Assay.Runtime.Running;

/// <summary>Geometry to mask, to the bit as the COCO API does it.</summary>
static class Rasters
{
    public static Rle? Of(Geometry? geometry, Size size) => geometry switch
    {
        null => null,
        MaskGeometry(var mask) => mask,
        PolygonGeometry(var parts) => new Rle(size, RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))])),
        BoxGeometry(var box) => new Rle(size, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height)),
        _ => throw new DataException("unknown-geometry", $"the host cannot rasterise {geometry.GetType().Name}"),
    };
}
