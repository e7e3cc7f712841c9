namespace Assay.Scorers.Agreement;

/// <summary>Where two maps disagree on a class.</summary>
static class Disagreement
{
    /// <summary>The smallest box around the pixels that one map gives to the class and the other to another class; null when there are none. A pixel that is void in either map is out.</summary>
    public static Box? Of(ushort k, ReadOnlySpan<ushort> labels, ReadOnlySpan<ushort> predicted, int width)
    {
        var (left, right, top, bottom) = (width, -1, -1, -1);
        for (var (y, start) = (0, 0); start < labels.Length; y++, start += width)
        {
            var ours = labels.Slice(start, width);
            var theirs = predicted.Slice(start, width);
            if (First(k, ours, theirs) is not (>= 0 and var first))
                continue;
            (top, bottom, left) = (top < 0 ? y : top, y, Math.Min(left, first));
            for (var x = width - 1; x > right; x--)
                if (Differ(k, ours[x], theirs[x]))
                    right = x;
        }
        return top < 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1);
    }

    static int First(ushort k, ReadOnlySpan<ushort> ours, ReadOnlySpan<ushort> theirs)
    {
        // Most rows, and most of a row, are equal; that is found a vector at a time.
        for (var x = ours.CommonPrefixLength(theirs); x < ours.Length; x++)
            if (Differ(k, ours[x], theirs[x]))
                return x;
        return -1;
    }

    static bool Differ(ushort k, ushort ours, ushort theirs) => (ours == k) != (theirs == k) && ours != LabelMap.Void && theirs != LabelMap.Void;
}
