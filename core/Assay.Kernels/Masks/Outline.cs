namespace Assay.Kernels;

/// <summary>The outer edge of an object as a polygon along the edges of its pixels.</summary>
public static class Outline
{
    static readonly int[] StepX = [1, 0, -1, 0], StepY = [0, 1, 0, -1];

    /// <summary>
    /// Walks around an object, clockwise on the screen, from the upper left corner of its first pixel; only corners are kept. Pixels that touch at a corner belong
    /// together. Holes are not walked around; of several objects only the one that holds the first pixel is.
    /// </summary>
    /// <param name="mask">Row-major; any byte but 0 is the object.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <returns>x0, y0, x1, y1, ...; pixel (x, y) reaches from (x, y) to (x + 1, y + 1). Empty for an empty mask.</returns>
    /// <exception cref="ArgumentException">The mask does not have width x height bytes.</exception>
    public static double[] Trace(ReadOnlySpan<byte> mask, int width, int height)
    {
        if (mask.Length != RunLengths.CheckedArea(width, height))
            throw new ArgumentException($"a {width}x{height} mask has {(long)width * height} pixels, the buffer {mask.Length} bytes", nameof(mask));
        var first = mask.IndexOfAnyExcept((byte)0);
        if (first < 0)
            return [];
        var (x, y, direction) = (first % width, first / width, 0);
        List<double> corners = [x, y];
        while (true)
        {
            (x, y) = (x + StepX[direction], y + StepY[direction]);
            var next = IsObject(mask, width, height, x, y, direction, left: true) ? (direction + 3) % 4
                : IsObject(mask, width, height, x, y, direction, left: false) ? direction
                : (direction + 1) % 4;
            if (x == first % width && y == first / width && next == 0)
                return [.. corners];
            if (next != direction)
                corners.AddRange([x, y]);
            direction = next;
        }
    }

    /// <summary>Whether the pixel ahead of a corner, to the left or to the right of the way, is the object's.</summary>
    static bool IsObject(ReadOnlySpan<byte> mask, int width, int height, int x, int y, int direction, bool left)
    {
        // Around a corner: upper left, upper right, lower right, lower left. Going right, ahead lie the upper right (left) and the lower right (right).
        var quarter = (direction + (left ? 1 : 2)) % 4;
        var (column, row) = (quarter is 0 or 3 ? x - 1 : x, quarter is 0 or 1 ? y - 1 : y);
        return (uint)column < (uint)width && (uint)row < (uint)height && mask[row * width + column] != 0;
    }
}
