using System.Numerics;

namespace Assay.Kernels;

/// <summary>A bit per pixel, line by line, each in whole words; bit 0 of a word comes first.</summary>
static class BitPlane
{
    public static void Set(Span<ulong> line, int from, int count)
    {
        var (word, last) = (from / 64, (from + count - 1) / 64);
        var head = ~0UL << from % 64;
        var tail = ~0UL >> 63 - (from + count - 1) % 64;
        if (word == last)
        {
            line[word] |= head & tail;
            return;
        }
        line[word] |= head;
        line[(word + 1)..last].Fill(~0UL);
        line[last] |= tail;
    }

    public static long Count(ReadOnlySpan<ulong> plane)
    {
        var sum = 0L;
        foreach (var word in plane)
            sum += BitOperations.PopCount(word);
        return sum;
    }

    public static bool IsSet(ReadOnlySpan<ulong> plane, int words, int line, int bit) => (plane[line * words + bit / 64] >> bit % 64 & 1) != 0;

    /// <summary>The contour of a mask: what an erosion takes away. The first and the last line are margin and stay empty.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="open">Pixels that erode nothing, or none.</param>
    /// <param name="contour">Empty when it is handed in.</param>
    /// <param name="words">Words a line.</param>
    /// <param name="eight">With the 3x3 element rather than the cross.</param>
    public static void Contour(ReadOnlySpan<ulong> mask, ReadOnlySpan<ulong> open, Span<ulong> contour, int words, bool eight)
    {
        for (var i = words; i < mask.Length - words; i++)
        {
            if (mask[i] == 0)
                continue;
            var (place, across) = (i % words, Across(mask, open, i, words));
            var along = eight ? across : Solid(mask, open, i);
            var before = place == 0 ? 0 : (eight ? Across(mask, open, i - 1, words) : Solid(mask, open, i - 1)) >> 63;
            var after = place == words - 1 ? 0 : (eight ? Across(mask, open, i + 1, words) : Solid(mask, open, i + 1)) << 63;
            contour[i] = mask[i] & ~(across & (along << 1 | before) & (along >> 1 | after));
        }
    }

    static ulong Solid(ReadOnlySpan<ulong> mask, ReadOnlySpan<ulong> open, int i) => open.IsEmpty ? mask[i] : mask[i] | open[i];

    static ulong Across(ReadOnlySpan<ulong> mask, ReadOnlySpan<ulong> open, int i, int words) =>
        Solid(mask, open, i - words) & Solid(mask, open, i) & Solid(mask, open, i + words);

    /// <summary>Erodes with a square that reaches <paramref name="reach"/> pixels to every side; beyond the plane there is nothing.</summary>
    public static void Erode(Span<ulong> plane, int lines, int words, int reach)
    {
        if (2 * (long)reach >= Math.Max(lines, words * 64L))
        {
            plane.Clear();
            return;
        }
        for (var done = 1; done < 2 * reach + 1;)
        {
            var step = Math.Min(done, 2 * reach + 1 - done);
            AndAcross(plane, lines, words, step);
            for (var line = 0; line < lines; line++)
                AndAlong(plane.Slice(line * words, words), step);
            done += step;
        }
        MoveBack(plane, lines, words, reach);
    }

    // What a pixel stands for now are the pixels from itself on; afterwards also those from `step` lines further on.
    static void AndAcross(Span<ulong> plane, int lines, int words, int step)
    {
        var kept = Math.Max(0, lines - step) * words;
        for (var i = 0; i < kept; i++)
            plane[i] &= plane[i + step * words];
        plane[kept..].Clear();
    }

    static void AndAlong(Span<ulong> line, int step)
    {
        var (skip, shift) = (step / 64, step % 64);
        for (var i = 0; i < line.Length; i++)
        {
            var low = i + skip < line.Length ? line[i + skip] >> shift : 0;
            var high = shift > 0 && i + skip + 1 < line.Length ? line[i + skip + 1] << 64 - shift : 0;
            line[i] &= low | high;
        }
    }

    // From the square's first pixel to its centre.
    static void MoveBack(Span<ulong> plane, int lines, int words, int reach)
    {
        var (skip, shift) = (reach / 64, reach % 64);
        for (var line = lines - 1; line >= 0; line--)
            for (var i = words - 1; i >= 0; i--)
            {
                var from = (line - reach) * words + i - skip;
                var low = line >= reach && i >= skip ? plane[from] << shift : 0;
                var carry = shift > 0 && line >= reach && i > skip ? plane[from - 1] >> 64 - shift : 0;
                plane[line * words + i] = low | carry;
            }
    }
}
