namespace Assay.Kernels;

/// <summary>
/// Pixels that stand for a mask, as a person would click on it: the one deepest inside, then, of those more than half as deep, always the one farthest from the points there
/// are. Depth is the exact Euclidean distance to the nearest pixel that is not of the mask, with nothing beyond the frame.
/// </summary>
public static class InteriorPoints
{
    /// <summary>Finds at most so many; fewer when no pixel that is deep enough is left, none in an empty mask. Of equals the upper, then the left one.</summary>
    /// <param name="mask">Row-major; any byte but 0 is the mask's.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="count">How many are wanted, 0 or more.</param>
    /// <exception cref="ArgumentException">The mask does not have width x height bytes, or its diagonal is longer than 46,337 pixels.</exception>
    public static (int X, int Y)[] Find(ReadOnlySpan<byte> mask, int width, int height, int count)
    {
        if (mask.Length != RunLengths.CheckedArea(width, height))
            throw new ArgumentException($"a {width}x{height} mask has {(long)width * height} pixels, the buffer {mask.Length} bytes", nameof(mask));
        if (mask.IsEmpty || count < 1)
            return [];
        var depth = Depth(mask, width, height);
        var deepest = 0;
        for (var i = 1; i < depth.Length; i++)
            if (depth[i] > depth[deepest])
                deepest = i;
        if (depth[deepest] == 0)
            return [];
        List<(int X, int Y)> found = [(deepest % width, deepest / width)];
        var apart = new long[depth.Length]; // To the nearest point there is, squared; -1 where a pixel is not deep enough.
        for (var i = 0; i < depth.Length; i++)
            apart[i] = depth[i] > 0 && 4L * depth[i] > depth[deepest] ? long.MaxValue : -1;
        while (found.Count < count && Farthest(apart, width, found[^1]) is { } next)
            found.Add(next);
        return [.. found];
    }

    // Squared, 0 outside. The frame has a margin of one pixel that is not the mask's.
    static int[] Depth(ReadOnlySpan<byte> mask, int width, int height)
    {
        var outside = new byte[(width + 2) * (height + 2)];
        Array.Fill(outside, (byte)1);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                outside[(y + 1) * (width + 2) + x + 1] = mask[y * width + x] == 0 ? (byte)1 : (byte)0;
        var squared = new int[outside.Length];
        DistanceTransform.Find(outside, width + 2, height + 2, squared);
        var depth = new int[mask.Length];
        for (var y = 0; y < height; y++)
            squared.AsSpan((y + 1) * (width + 2) + 1, width).CopyTo(depth.AsSpan(y * width, width));
        return depth;
    }

    static (int X, int Y)? Farthest(long[] apart, int width, (int X, int Y) last)
    {
        var best = -1;
        for (var i = 0; i < apart.Length; i++)
        {
            if (apart[i] < 0)
                continue;
            long x = i % width - last.X, y = i / width - last.Y;
            apart[i] = Math.Min(apart[i], x * x + y * y);
            if (apart[i] > 0 && (best < 0 || apart[i] > apart[best]))
                best = i;
        }
        return best < 0 ? null : (best % width, best / width);
    }
}
