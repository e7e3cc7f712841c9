using Assay.Kernels;

namespace Assay.Outputs.GeoJson;

/// <summary>Outlines in pixels of a sample: x0, y0, x1, y1, ... without a closing repeat.</summary>
static class Shapes
{
    public static double[] Of(Box box) => [box.X, box.Y, box.X, box.Bottom, box.Right, box.Bottom, box.Right, box.Y];

    /// <summary>The parts of an object's outline; null when it has none, or an empty one.</summary>
    public static IReadOnlyList<double[]>? Of(Instance instance) => instance.Geometry switch
    {
        PolygonGeometry(var parts) when parts.Any(part => part.Length >= 6) => [.. parts.Where(part => part.Length >= 6)],
        MaskGeometry(var mask) => Trace(mask),
        BoxGeometry(var box) => [Of(box)],
        _ => instance.StatedBox is { } stated ? [Of(stated)] : null,
    };

    /// <summary>Every piece of a mask by the edges of its pixels; holes are filled.</summary>
    static IReadOnlyList<double[]>? Trace(Rle mask)
    {
        var (x, y, width, height) = RunBounds.Find(mask.Counts, mask.Size.Height);
        if (width == 0)
            return null;
        var pixels = new byte[width * height];
        RunMask.Unpack(RunCrop.Crop(mask.Counts, mask.Size.Height, x, y, width, height), width, height, pixels);
        List<double[]> pieces = [];
        for (var first = pixels.AsSpan().IndexOf((byte)1); first >= 0; first = pixels.AsSpan().IndexOf((byte)1))
        {
            var outline = Outline.Trace(pixels, width, height);
            for (var i = 0; i < outline.Length; i++)
                outline[i] += i % 2 == 0 ? x : y;
            pieces.Add(outline);
            Erase(pixels, width, height, first);
        }
        return pieces;
    }

    /// <summary>Takes away all that touches a pixel, by sides or corners, as <see cref="Outline"/> sees it.</summary>
    static void Erase(byte[] pixels, int width, int height, int first)
    {
        Stack<int> left = new([first]);
        pixels[first] = 0;
        while (left.TryPop(out var at))
            for (var y = Math.Max(0, at / width - 1); y <= Math.Min(height - 1, at / width + 1); y++)
                for (var x = Math.Max(0, at % width - 1); x <= Math.Min(width - 1, at % width + 1); x++)
                    if (pixels[y * width + x] != 0)
                    {
                        pixels[y * width + x] = 0;
                        left.Push(y * width + x);
                    }
    }
}
