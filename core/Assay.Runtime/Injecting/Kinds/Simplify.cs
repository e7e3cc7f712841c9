using Assay.Kernels;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>An outline of too few points.</summary>
sealed class Simplify : IReshaping
{
    public string Name => "simplify";
    public string Meaning => "an object's outline has too few points; strength: how far it may cut corners (the tolerance of Douglas and Peucker), in quarters of the object's width";

    public double Reach(Cutout old, double strength) => Dilate.Radius(old, strength);

    public byte[]? Draw(Cutout old, double strength, SeededRandom random)
    {
        var outline = Outline.Trace(old.Mask, old.Size.Width, old.Size.Height);
        var simple = DouglasPeucker.Simplify(outline, Dilate.Radius(old, strength));
        if (simple.Length < 6)
            return null;
        var (filled, shape) = (Raster(outline, old.Size), Raster(simple, old.Size));
        for (var i = 0; i < shape.Length; i++)
            if (filled[i] != 0 && old.Mask[i] == 0)
                shape[i] = 0; // holes stay
        return shape;
    }

    static byte[] Raster(double[] polygon, Size size)
    {
        var mask = new byte[size.Area];
        RunMask.Unpack(PolygonRaster.ToRuns(polygon, size.Width, size.Height), size.Width, size.Height, mask);
        return mask;
    }
}
