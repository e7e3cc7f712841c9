using System.Numerics;
using System.Runtime.Intrinsics;

namespace Assay.Runtime.Running;

/// <summary>
/// Looks for a shift between a sample's label map and a reference's: a half-pixel convention, a crop, a wrong offset. Agreement is counted at shifts of up to two pixels
/// in each direction; one counts when it is clearly better than none. <see cref="ShiftCheck"/> decides what a few samples say together.
/// </summary>
static class PixelShift
{
    public const int MostSamples = 8;
    const int Reach = 2;
    const int EnoughPixels = 1 << 16; // Larger maps are looked at in every second, third, ... row.
    const double Clearly = 0.01; // Of the compared pixels; less is noise at boundaries.

    /// <summary>The shift of the reference against the labels in one sample, (0,0) when there is none.</summary>
    public static (int X, int Y) Find(LabelMap labels, LabelMap reference)
    {
        var (best, shift, none) = (0.0, (0, 0), 0.0);
        for (var y = -Reach; y <= Reach; y++)
            for (var x = -Reach; x <= Reach; x++)
            {
                var agreement = Agreement(labels, reference, x, y);
                if ((x, y) == (0, 0))
                    none = agreement;
                if (agreement > best)
                    (best, shift) = (agreement, (x, y));
            }
        return best > none + Clearly ? shift : (0, 0);
    }

    static double Agreement(LabelMap labels, LabelMap reference, int dx, int dy)
    {
        var (width, height) = (labels.Size.Width, labels.Size.Height);
        long same = 0, all = 0;
        var stride = 1 + (int)(labels.Size.Area / EnoughPixels);
        for (var y = Reach; y < height - Reach && width > 2 * Reach; y += stride)
        {
            var ours = labels.Ids.Slice(y * width + Reach, width - 2 * Reach);
            var theirs = reference.Ids.Slice((y + dy) * width + Reach + dx, ours.Length);
            Compare(ours, theirs, ref same, ref all);
        }
        return all == 0 ? 0 : (double)same / all;
    }

    /// <summary>Counts the pixels that are void in neither, and those of them that are equal. Eight pixels at once: 128 bits are what ahead-of-time code may rely on.</summary>
    static void Compare(ReadOnlySpan<ushort> ours, ReadOnlySpan<ushort> theirs, ref long same, ref long all)
    {
        var nothing = Vector128.Create(LabelMap.Void);
        var x = 0;
        for (; x <= ours.Length - Vector128<ushort>.Count; x += Vector128<ushort>.Count)
        {
            var (a, b) = (Vector128.Create(ours[x..]), Vector128.Create(theirs[x..]));
            var known = ~(Vector128.Equals(a, nothing) | Vector128.Equals(b, nothing));
            all += BitOperations.PopCount(known.ExtractMostSignificantBits());
            same += BitOperations.PopCount((known & Vector128.Equals(a, b)).ExtractMostSignificantBits());
        }
        for (; x < ours.Length; x++)
            if (ours[x] != LabelMap.Void && theirs[x] != LabelMap.Void)
            {
                all++;
                same += ours[x] == theirs[x] ? 1 : 0;
            }
    }
}
