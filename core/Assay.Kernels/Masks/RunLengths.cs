using System.Buffers;

namespace Assay.Kernels;

/// <summary>
/// Set operations on masks kept as run lengths (background first, down the columns). Two masks must belong to frames of one size. Results have no empty run but
/// perhaps the first; they equal pycocotools 2.0.11's for operands of that form.
/// </summary>
public static class RunLengths
{
    /// <summary>Foreground pixels.</summary>
    public static long Area(ReadOnlySpan<uint> runs)
    {
        var area = 0L;
        for (var i = 1; i < runs.Length; i += 2)
            area += runs[i];
        return area;
    }

    /// <summary>Pixels of the frame.</summary>
    public static long Sum(ReadOnlySpan<uint> runs)
    {
        var sum = 0L;
        foreach (var run in runs)
            sum += run;
        return sum;
    }

    /// <summary>What lies in either mask.</summary>
    /// <exception cref="ArgumentException">The runs do not have the same sum.</exception>
    public static uint[] Union(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b) => Merge(a, b, wanted: 1);

    /// <summary>What lies in both masks.</summary>
    /// <exception cref="ArgumentException">The runs do not have the same sum.</exception>
    public static uint[] Intersection(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b) => Merge(a, b, wanted: 2);

    /// <summary>The union of any number of masks, one or more; how the parts of a COCO polygon become one mask.</summary>
    /// <exception cref="ArgumentException">No mask, or the runs do not have the same sum.</exception>
    public static uint[] UnionAll(params ReadOnlySpan<uint[]> masks)
    {
        if (masks.IsEmpty)
            throw new ArgumentException("a union needs at least one mask", nameof(masks));
        var union = masks[0];
        foreach (var mask in masks[1..])
            union = Union(union, mask);
        return union;
    }

    /// <summary>Pixels in both masks, without building the intersection.</summary>
    /// <exception cref="ArgumentException">The runs do not have the same sum.</exception>
    public static long IntersectionArea(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        var area = 0L;
        var merge = new RunMerge(a, b);
        while (merge.Next())
            if (merge.Depth == 2)
                area += merge.Length;
        return area;
    }

    /// <summary>
    /// Intersection over union, in [0,1]; 0 when nothing is shared, also for two empty masks. When <paramref name="reference"/> is a crowd, the denominator is the
    /// area of <paramref name="detection"/> instead (COCO's rule: a crowd may hold many objects).
    /// </summary>
    /// <exception cref="ArgumentException">The runs do not have the same sum.</exception>
    public static double Iou(ReadOnlySpan<uint> detection, ReadOnlySpan<uint> reference, bool crowd = false)
    {
        var shared = IntersectionArea(detection, reference);
        if (shared == 0)
            return 0;
        var area = Area(detection);
        return (double)shared / (crowd ? area : area + Area(reference) - shared);
    }

    /// <summary>Pixels of a frame, as a run can count them.</summary>
    internal static uint CheckedArea(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        var area = (long)width * height;
        return area <= uint.MaxValue
            ? (uint)area
            : throw new ArgumentOutOfRangeException(nameof(width), $"a mask of {width}x{height} has more than {uint.MaxValue} pixels; cut it into tiles");
    }

    // Keeps what at least `wanted` of the two masks hold.
    static uint[] Merge(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int wanted)
    {
        var rented = ArrayPool<uint>.Shared.Rent(a.Length + b.Length + 1);
        var (count, inside) = (0, false);
        rented[0] = 0;
        var merge = new RunMerge(a, b);
        while (merge.Next())
        {
            if (merge.Depth >= wanted != inside)
            {
                inside = !inside;
                rented[++count] = 0;
            }
            rented[count] += merge.Length;
        }
        var runs = rented.AsSpan(0, count + 1).ToArray();
        ArrayPool<uint>.Shared.Return(rented);
        return runs;
    }
}
