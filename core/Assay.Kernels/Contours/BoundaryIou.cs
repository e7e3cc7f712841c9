using System.Buffers;
using System.Numerics;

namespace Assay.Kernels;

/// <summary>
/// Overlap of two masks' boundaries: of the pixels that an erosion with a 3x3 element, done a number of times, takes away (Cheng, Girshick, Dollar, Berg, Kirillov,
/// Boundary IoU, CVPR 2021; bowenc0221/boundary-iou-api, mask_to_boundary). Beyond the frame there is nothing.
/// </summary>
public static class BoundaryIou
{
    /// <summary>How often to erode in a frame of some size: a share of its diagonal, at least once; halves are rounded to even as Python rounds them.</summary>
    /// <param name="ratio">Of the diagonal: 0.02 for COCO and LVIS, 0.005 for Cityscapes.</param>
    /// <param name="width">Columns of the frame.</param>
    /// <param name="height">Rows of the frame.</param>
    public static int Iterations(double ratio, int width, int height) => (int)Math.Max(1, Math.Round(ratio * Math.Sqrt((double)width * width + (double)height * height)));

    /// <summary>Pixels in both boundaries and in either; what is shared over all is the boundary IoU, undefined when a mask is empty.</summary>
    /// <param name="crop">Two masks.</param>
    /// <param name="iterations">1 or more.</param>
    public static (long Shared, long All) Count(JointCrop crop, int iterations)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        var (first, second) = (Of(crop, crop.First, iterations), Of(crop, crop.Second, iterations));
        var (shared, all) = (0L, 0L);
        for (var i = 0; i < crop.First.Length; i++)
        {
            shared += BitOperations.PopCount(first[i] & second[i]);
            all += BitOperations.PopCount(first[i] | second[i]);
        }
        ArrayPool<ulong>.Shared.Return(first);
        ArrayPool<ulong>.Shared.Return(second);
        return (shared, all);
    }

    static ulong[] Of(JointCrop crop, ReadOnlySpan<ulong> mask, int iterations)
    {
        var boundary = crop.RentPlane();
        mask.CopyTo(boundary);
        BitPlane.Erode(boundary.AsSpan(0, mask.Length), crop.Lines, crop.Words, iterations);
        for (var i = 0; i < mask.Length; i++)
            boundary[i] = mask[i] & ~boundary[i];
        return boundary;
    }
}
