namespace Assay.Review.Terminal;

/// <summary>Where outlines run on the screen.</summary>
static class Outlines
{
    const int Outside = -1, Nothing = -2;

    /// <summary>
    /// For each shown pixel the held pixel whose outline runs through it, or -1. An outline runs inside its object; between two objects along the left or upper one; not along the
    /// edge of the sample.
    /// </summary>
    public static int[] Of(Canvas canvas, Layer layer, ClassLook look)
    {
        var (width, height) = (canvas.Raster.Width, canvas.Raster.Height);
        var (held, keys) = (new int[width * height], new int[width * height]);
        Find(canvas, layer, look, held, keys);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                if (keys[y * width + x] < 0 || !IsLine(keys, width, height, x, y, canvas.Line))
                    held[y * width + x] = -1;
        return held;
    }

    static void Find(Canvas canvas, Layer layer, ClassLook look, int[] held, int[] keys)
    {
        var at = 0;
        foreach (var y in canvas.Rows)
            foreach (var x in canvas.Columns)
            {
                (held[at], keys[at]) = (-1, Outside);
                if (layer.Frame.Holds(x, y))
                {
                    held[at] = layer.Frame.At(x, y);
                    var id = layer.Classes[held[at]];
                    keys[at] = id == LabelMap.Void || look.IsNothing(id) ? Nothing : layer.Key(held[at]);
                }
                at++;
            }
    }

    static bool IsLine(int[] keys, int width, int height, int x, int y, int line)
    {
        var (at, key) = (y * width + x, keys[y * width + x]);
        for (var t = 1; t <= line; t++)
            if (x + t < width && Ends(key, keys[at + t]) || y + t < height && Ends(key, keys[at + t * width])
                || x >= t && keys[at - t] == Nothing || y >= t && keys[at - t * width] == Nothing)
                return true;
        return false;
    }

    static bool Ends(int key, int beside) => beside != key && beside != Outside;
}
