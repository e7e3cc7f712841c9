namespace Assay.Review.Terminal;

/// <summary>Where outlines run on the screen.</summary>
static class Outlines
{
    const int Outside = -1, Nothing = -2;

    /// <summary>
    /// For each shown pixel the held pixel whose outline runs through it, or -1. An outline runs along the inner edge of its object; between two classes along that of the rarer one,
    /// so that a road in a field is outlined and not the field; between two objects of a class along the left or upper one; not along the edge of the sample.
    /// </summary>
    public static int[] Of(Canvas canvas, Layer layer, ClassLook look)
    {
        var (width, height) = (canvas.Raster.Width, canvas.Raster.Height);
        var (held, keys, ranks) = (new int[width * height], new int[width * height], new int[width * height]);
        Find(canvas, layer, look, held, keys, ranks);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                if (keys[y * width + x] < 0 || !IsLine(keys, ranks, width, height, x, y, canvas.Line))
                    held[y * width + x] = -1;
        return held;
    }

    /// <param name="canvas">Drawn on.</param>
    /// <param name="layer">What is outlined.</param>
    /// <param name="look">Which classes say that nothing is there.</param>
    /// <param name="held">Positions in the layer, -1 outside.</param>
    /// <param name="keys">Between equal ones there is no outline.</param>
    /// <param name="ranks">Pixels of the class: the fewer, the more an outline is its own.</param>
    static void Find(Canvas canvas, Layer layer, ClassLook look, int[] held, int[] keys, int[] ranks)
    {
        var (at, counts) = (0, layer.Counts.ToArray());
        foreach (var y in canvas.Rows)
            foreach (var x in canvas.Columns)
            {
                (held[at], keys[at]) = (-1, Outside);
                if (layer.Frame.Holds(x, y))
                {
                    held[at] = layer.Frame.At(x, y);
                    var id = layer.Classes[held[at]];
                    (keys[at], ranks[at]) = id == LabelMap.Void || look.IsNothing(id) ? (Nothing, int.MaxValue) : (layer.Key(held[at]), counts[id]);
                }
                at++;
            }
    }

    static bool IsLine(int[] keys, int[] ranks, int width, int height, int x, int y, int line)
    {
        var at = y * width + x;
        for (var t = 1; t <= line; t++)
            if (x + t < width && Ends(keys, ranks, at, at + t, true) || y + t < height && Ends(keys, ranks, at, at + t * width, true)
                || x >= t && Ends(keys, ranks, at, at - t, false) || y >= t && Ends(keys, ranks, at, at - t * width, false))
                return true;
        return false;
    }

    static bool Ends(int[] keys, int[] ranks, int at, int beside, bool isBehind) =>
        keys[beside] != keys[at] && keys[beside] != Outside && (ranks[at] < ranks[beside] || isBehind && ranks[at] == ranks[beside]);
}
