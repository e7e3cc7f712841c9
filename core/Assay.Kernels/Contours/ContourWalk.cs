using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// Goes along the edges of a mask's pixels, around every part and every hole, and notes the pixels it comes by in order. Pixels that touch at a corner belong
/// together. Edges against which no contour is drawn cut the outline.
/// </summary>
ref struct ContourWalk
{
    /// <summary>Between pixels of an outline that is cut there.</summary>
    public const int Cut = -1;

    // Directions: along the line, to the next line, back along the line, to the line before. The mask lies on the side of the next line when going along.
    static ReadOnlySpan<int> StepBit => [1, 0, -1, 0];

    static ReadOnlySpan<int> StepLine => [0, 1, 0, -1];

    // From a corner, going in a direction: the pixel ahead on the outside and the one on the inside, from the pixel after the corner.
    static ReadOnlySpan<int> OuterBit => [0, 0, -1, -1];

    static ReadOnlySpan<int> OuterLine => [-1, 0, 0, -1];

    readonly ReadOnlySpan<ulong> mask, open;
    readonly int lines, words, stride;
    readonly Span<ulong> starts; // Pixels with an edge towards the line before that has not been walked along yet.
    readonly List<int> pixels;
    int next;

    /// <param name="pair">The contours.</param>
    /// <param name="second">Whose outlines.</param>
    /// <param name="starts">As long as a plane; scratch.</param>
    /// <param name="pixels">Takes the pixels of one outline.</param>
    public ContourWalk(ContourPair pair, bool second, Span<ulong> starts, List<int> pixels)
    {
        mask = second ? pair.Crop.Second : pair.Crop.First;
        open = pair.Open;
        (lines, words, stride) = (pair.Crop.Lines, pair.Crop.Words, pair.Crop.Stride);
        this.starts = starts;
        this.pixels = pixels;
        for (var i = words; i < mask.Length; i++)
            starts[i] = mask[i] & ~mask[i - words];
        next = words;
    }

    /// <summary>Walks the next outline: positions by line and stride, closed unless there is a <see cref="Cut"/> at the end. False when there is none.</summary>
    public bool Next()
    {
        while (next < mask.Length && starts[next] == 0)
            next++;
        if (next == mask.Length)
            return false;
        pixels.Clear();
        Around(next / words, next % words * 64 + BitOperations.TrailingZeroCount(starts[next]));
        Close();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void Around(int startLine, int startBit)
    {
        var (line, bit, direction) = (startLine, startBit, 0);
        do
        {
            Pass(line, bit, direction);
            (line, bit) = (line + StepLine[direction], bit + StepBit[direction]);
            direction = Turn(line, bit, direction);
        }
        while (line != startLine || bit != startBit || direction != 0);
    }

    // Of the four pixels around a corner the two ahead decide: the outer one first, so that corners join.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly int Turn(int line, int bit, int direction)
    {
        if (Has(mask, line + OuterLine[direction], bit + OuterBit[direction]))
            return direction + 3 & 3;
        var inner = direction + 1 & 3;
        return Has(mask, line + OuterLine[inner], bit + OuterBit[inner]) ? direction : inner;
    }

    // Notes the pixel inside an edge that begins at a corner.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void Pass(int line, int bit, int direction)
    {
        var inner = direction + 1 & 3;
        var (inLine, inBit) = (line + OuterLine[inner], bit + OuterBit[inner]);
        if (direction == 0)
            starts[inLine * words + inBit / 64] &= ~(1UL << inBit % 64);
        var at = !open.IsEmpty && Has(open, line + OuterLine[direction], bit + OuterBit[direction]) ? Cut : inLine * stride + inBit;
        if (pixels.Count == 0 || pixels[^1] != at)
            pixels.Add(at);
    }

    // A closed outline does not name its first pixel again; one that is cut is turned until the cut is at the end.
    readonly void Close()
    {
        if (pixels.Count > 1 && pixels[0] == pixels[^1])
            pixels.RemoveAt(pixels.Count - 1);
        var cut = pixels.IndexOf(Cut);
        if (cut < 0 || cut == pixels.Count - 1)
            return;
        pixels.AddRange(pixels[..(cut + 1)]);
        pixels.RemoveRange(0, cut + 1);
    }

    readonly bool Has(ReadOnlySpan<ulong> plane, int line, int bit) => (plane[line * words + bit / 64] >> bit % 64 & 1) != 0;
}
