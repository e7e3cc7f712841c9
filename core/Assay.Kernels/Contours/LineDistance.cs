using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>The first half of an exact distance transform, 16 pixels at a time; the second half is done for the pixels that are asked for, and nowhere else.</summary>
static class LineDistance
{
    /// <summary>Where no line has a marked pixel; its square and a line's fit into 31 bits together.</summary>
    const ushort None = 32_767;

    /// <summary>Writes, for each pixel, how many lines away the nearest marked pixel at the same place of its line is.</summary>
    /// <param name="marked">A bit a pixel.</param>
    /// <param name="lines">How many.</param>
    /// <param name="words">Words a line.</param>
    /// <param name="stride">Pixels from a line to the next, a multiple of 16.</param>
    /// <param name="distances">lines x stride.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(ReadOnlySpan<ulong> marked, int lines, int words, int stride, Span<ushort> distances)
    {
        var (one, none, bit) = (Vector256<ushort>.One, Vector256.Create(None), Bits);
        ref var d = ref MemoryMarshal.GetReference(distances);
        for (var at = 0; at < stride; at += 16)
            (At(marked, 0, at, bit) & none ^ none).StoreUnsafe(ref d, (nuint)at);
        for (var line = 1; line < lines; line++)
            for (var at = 0; at < stride; at += 16)
            {
                var further = Vector256.Min(Vector256.LoadUnsafe(ref d, (nuint)((line - 1) * stride + at)) + one, none);
                Vector256.AndNot(further, At(marked, line * words, at, bit)).StoreUnsafe(ref d, (nuint)(line * stride + at));
            }
        for (var line = lines - 2; line >= 0; line--)
            for (var at = 0; at < stride; at += 16)
            {
                var here = Vector256.LoadUnsafe(ref d, (nuint)(line * stride + at));
                var below = Vector256.LoadUnsafe(ref d, (nuint)((line + 1) * stride + at)) + one;
                Vector256.Min(here, below).StoreUnsafe(ref d, (nuint)(line * stride + at));
            }
    }

    static Vector256<ushort> Bits => Vector256.Create((ushort)1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);

    // All ones where a pixel is marked.
    static Vector256<ushort> At(ReadOnlySpan<ulong> marked, int line, int at, Vector256<ushort> bit) =>
        Vector256.Equals(Vector256.Create((ushort)(marked[line + at / 64] >> at % 64)) & bit, bit);

    /// <summary>The squared distance of a pixel to the nearest marked one: looks along its line, no further than that could be.</summary>
    public static int Square(ReadOnlySpan<ushort> line, int at)
    {
        var best = line[at] * line[at];
        var (left, right) = (at, line.Length - 1 - at);
        for (var step = 1; step * step < best; step++)
        {
            if (step > left && step > right)
                break;
            var across = Math.Min(step <= left ? line[at - step] : None, step <= right ? line[at + step] : None);
            best = Math.Min(best, step * step + across * across);
        }
        return best;
    }
}
