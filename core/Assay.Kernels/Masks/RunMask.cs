namespace Assay.Kernels;

/// <summary>Run lengths to and from a byte per pixel, row-major.</summary>
public static class RunMask
{
    /// <summary>Writes 1 for foreground and 0 for background.</summary>
    /// <param name="runs">Background first, down the columns; they sum to width x height.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="mask">Row-major, width x height bytes.</param>
    /// <exception cref="ArgumentException">The runs or the mask do not have width x height pixels.</exception>
    public static void Unpack(ReadOnlySpan<uint> runs, int width, int height, Span<byte> mask)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (RunLengths.Sum(runs) != area || mask.Length != area)
            throw new ArgumentException($"a {width}x{height} mask has {area} pixels; the runs sum to {RunLengths.Sum(runs)}, the buffer has {mask.Length} bytes");
        mask.Clear();
        var position = 0L;
        for (var i = 0; i < runs.Length; i++)
        {
            if (i % 2 == 1)
                for (var p = position; p < position + runs[i]; p++)
                    mask[(int)(p % height * width + p / height)] = 1;
            position += runs[i];
        }
    }

    /// <summary>Finds the runs of a mask; any byte but 0 is foreground.</summary>
    /// <param name="mask">Row-major, width x height bytes.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentException">The mask does not have width x height bytes.</exception>
    public static uint[] Pack(ReadOnlySpan<byte> mask, int width, int height)
    {
        if (mask.Length != RunLengths.CheckedArea(width, height))
            throw new ArgumentException($"a {width}x{height} mask has {(long)width * height} pixels, the buffer {mask.Length} bytes", nameof(mask));
        List<uint> runs = [0];
        for (var x = 0; x < width; x++)
            for (var y = 0; y < height; y++)
            {
                if (mask[y * width + x] != 0 != (runs.Count % 2 == 0))
                    runs.Add(0);
                runs[^1]++;
            }
        return [.. runs];
    }
}
