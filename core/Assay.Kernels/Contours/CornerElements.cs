using System.Buffers;
using System.Numerics;

namespace Assay.Kernels;

/// <summary>The corners of pixels that an outline passes. Corner (line, bit) lies before the pixel of that place, so the margin has room for all.</summary>
readonly struct CornerElements
{
    readonly int lines, words, stride;
    readonly ulong[] passed, odd, crossed; // Any; with one or three pixels of four; with two across from each other.

    public CornerElements(JointCrop crop, ReadOnlySpan<ulong> mask)
    {
        (lines, words, stride) = (crop.Lines, crop.Words, crop.Stride);
        (passed, odd, crossed) = (crop.RentPlane(), crop.RentPlane(), crop.RentPlane());
        for (int i = words, word = 0; i < mask.Length; i++, word = word + 1 == words ? 0 : word + 1)
        {
            var (here, across) = (mask[i], mask[i - words]);
            var (along, both) = (Shifted(mask, i, word), Shifted(mask, i - words, word));
            passed[i] = (here | across | along | both) & ~(here & across & along & both);
            odd[i] = here ^ across ^ along ^ both;
            crossed[i] = (here ^ across) & (here ^ along) & ~odd[i];
        }
    }

    static ulong Shifted(ReadOnlySpan<ulong> mask, int i, int word) => mask[i] << 1 | (word == 0 ? 0 : mask[i - 1] >> 63);

    /// <summary>Counts the distance of each element to the nearest of another outline.</summary>
    public void Measure<TCounts>(CornerElements other, TCounts counts) where TCounts : IElementCounts
    {
        var across = ArrayPool<ushort>.Shared.Rent(lines * stride);
        LineDistance.Find(other.passed, lines, words, stride, across);
        for (var line = 1; line < lines; line++)
            for (var i = line * words; i < (line + 1) * words; i++)
                for (var left = passed[i]; left != 0; left &= left - 1)
                {
                    var (bit, one) = ((i - line * words) * 64 + BitOperations.TrailingZeroCount(left), left & ~(left - 1));
                    counts.Add(LineDistance.Square(across.AsSpan(line * stride, stride), bit), (odd[i] & one) != 0 ? 1 : (crossed[i] & one) != 0 ? 2 : 0);
                }
        ArrayPool<ushort>.Shared.Return(across);
    }

    public void Return()
    {
        ArrayPool<ulong>.Shared.Return(passed);
        ArrayPool<ulong>.Shared.Return(odd);
        ArrayPool<ulong>.Shared.Return(crossed);
    }
}
