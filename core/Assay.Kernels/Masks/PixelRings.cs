namespace Assay.Kernels;

/// <summary>The outlines of a mask along the edges of its pixels, holes included: as exact as the mask.</summary>
public static class PixelRings
{
    static readonly int[] StepX = [1, 0, -1, 0], StepY = [0, 1, 0, -1];

    /// <summary>
    /// Walks around every part whose pixels share edges; parts that touch at a corner are two. Filled by even and odd, a part's rings give its pixels.
    /// </summary>
    /// <param name="mask">Row-major; any byte but 0 is the object.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <returns>By part, in the order of their first pixels: the ring around it, clockwise on the screen, then those around its holes, the other way. A ring is x0, y0, x1, y1, ... with corners
    /// only and no closing repeat; pixel (x, y) reaches from (x, y) to (x + 1, y + 1).</returns>
    /// <exception cref="ArgumentException">The mask does not have width x height bytes.</exception>
    public static IReadOnlyList<IReadOnlyList<double[]>> Trace(ReadOnlySpan<byte> mask, int width, int height)
    {
        if (mask.Length != RunLengths.CheckedArea(width, height))
            throw new ArgumentException($"a {width}x{height} mask has {(long)width * height} pixels, the buffer {mask.Length} bytes", nameof(mask));
        var parts = PartsOf(mask, width, height);
        SortedDictionary<int, List<double[]>> rings = [];
        var walked = new bool[mask.Length]; // Upper edges of pixels; every ring has one.
        for (var first = 0; first < mask.Length; first++)
            if (mask[first] != 0 && !walked[first] && (first < width || mask[first - width] == 0))
            {
                if (!rings.TryGetValue(parts[first], out var known))
                    rings[parts[first]] = known = [];
                known.Add(Walk(mask, width, height, first, walked));
            }
        return [.. rings.Values];
    }

    static int[] PartsOf(ReadOnlySpan<byte> mask, int width, int height)
    {
        var ids = new ushort[mask.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = mask[i] == 0 ? LabelCheck.Void : (ushort)0;
        var parts = new int[mask.Length];
        ConnectedComponents.Find(ids, width, height, Neighbours.Four).Paint(parts);
        return parts;
    }

    static double[] Walk(ReadOnlySpan<byte> mask, int width, int height, int first, bool[] walked)
    {
        var (x, y, direction) = (first % width, first / width, 0);
        List<double> corners = [x, y];
        while (true)
        {
            if (direction == 0)
                walked[y * width + x] = true;
            (x, y) = (x + StepX[direction], y + StepY[direction]);
            var next = !IsObject(mask, width, height, x, y, direction + 2) ? (direction + 1) % 4 : IsObject(mask, width, height, x, y, direction + 1) ? (direction + 3) % 4 : direction;
            if (x == first % width && y == first / width && next == 0)
                return [.. corners];
            if (next != direction)
                corners.AddRange([x, y]);
            direction = next;
        }
    }

    // Quarters of the four pixels around a corner, modulo 4: upper left, upper right, lower right, lower left. Going right, ahead lie the upper right, on the left, and the lower right.
    static bool IsObject(ReadOnlySpan<byte> mask, int width, int height, int x, int y, int quarter)
    {
        var (column, row) = (quarter % 4 is 0 or 3 ? x - 1 : x, quarter % 4 is 0 or 1 ? y - 1 : y);
        return (uint)column < (uint)width && (uint)row < (uint)height && mask[row * width + column] != 0;
    }
}
