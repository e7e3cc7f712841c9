namespace Assay.Kernels;

/// <summary>One class of two label maps as bits; a line is a row.</summary>
static class ClassBits
{
    /// <summary>The rows and columns that hold the class where the other map is not void; empty when there are none.</summary>
    public static (int Line, int Bit, int Lines, int Length) Box(ReadOnlySpan<ushort> map, ReadOnlySpan<ushort> other, int width, int height, ushort id)
    {
        var (left, right, top, bottom) = (width, 0, height, 0);
        for (var y = 0; y < height; y++)
        {
            var row = map.Slice(y * width, width);
            var beside = other.Slice(y * width, width);
            var first = Next(row, beside, id, 0);
            if (first == width)
                continue;
            var last = row.LastIndexOf(id);
            while (beside[last] == LabelCheck.Void || row[last] != id)
                last--;
            (left, right, top, bottom) = (Math.Min(left, first), Math.Max(right, last + 1), Math.Min(top, y), y + 1);
        }
        return bottom == 0 ? default : (top, left, bottom - top, right - left);
    }

    static int Next(ReadOnlySpan<ushort> row, ReadOnlySpan<ushort> beside, ushort id, int from)
    {
        while (from < row.Length)
        {
            var next = row[from..].IndexOf(id);
            if (next < 0)
                return row.Length;
            if (beside[from + next] != LabelCheck.Void)
                return from + next;
            from += next + 1;
        }
        return row.Length;
    }

    /// <summary>Fills both masks and what is void, the margin's included where the map goes on.</summary>
    public static void Fill(JointCrop crop, ReadOnlySpan<ushort> first, ReadOnlySpan<ushort> second, int width, ushort id)
    {
        var (firstLine, firstBit) = crop.Origin;
        var height = first.Length / width;
        for (var line = 0; line < crop.Lines; line++)
        {
            var y = firstLine + line;
            if (y < 0 || y >= height)
                continue;
            var (from, to) = (Math.Max(0, -firstBit), Math.Min(crop.Length, width - firstBit));
            var a = first.Slice(y * width + firstBit + from, to - from);
            var b = second.Slice(y * width + firstBit + from, to - from);
            var at = line * crop.Words;
            for (var i = 0; i < a.Length; i++)
            {
                var (word, bit) = (at + (from + i) / 64, 1UL << (from + i) % 64);
                if (a[i] == LabelCheck.Void || b[i] == LabelCheck.Void)
                    crop.UnknownToFill[word] |= bit;
                else
                {
                    if (a[i] == id)
                        crop.First[word] |= bit;
                    if (b[i] == id)
                        crop.Second[word] |= bit;
                }
            }
        }
    }
}
