namespace Assay.Kernels.Images;

/// <summary>
/// Resizes a plane of numbers between the four pixels around each target pixel's centre, without smoothing when it shrinks: PyTorch's
/// <c>interpolate(mode="bilinear", align_corners=False)</c> (2.4, UpSample.h). Beyond the outer pixels' centres their values go on.
/// </summary>
public static class BilinearPlane
{
    /// <summary>Resizes a part of a plane, from its upper left corner on.</summary>
    /// <param name="from">Row-major, <paramref name="stride"/> numbers a row.</param>
    /// <param name="stride">From a row to the next, at least width.</param>
    /// <param name="width">Columns of the part, 1 or more.</param>
    /// <param name="height">Rows of the part, 1 or more.</param>
    /// <param name="to">Receives targetWidth * targetHeight numbers, row-major.</param>
    /// <param name="targetWidth">Columns wanted, 1 or more.</param>
    /// <param name="targetHeight">Rows wanted, 1 or more.</param>
    /// <exception cref="ArgumentException">A side is 0 or less, or a span does not hold what it should.</exception>
    public static void Resize(ReadOnlySpan<float> from, int stride, int width, int height, Span<float> to, int targetWidth, int targetHeight)
    {
        if (width < 1 || height < 1 || targetWidth < 1 || targetHeight < 1 || width > stride)
            throw new ArgumentException($"{width}x{height} of rows of {stride} cannot be resized to {targetWidth}x{targetHeight}");
        if (from.Length < (long)stride * (height - 1) + width || to.Length != (long)targetWidth * targetHeight)
            throw new ArgumentException($"{from.Length} and {to.Length} numbers for {width}x{height} and {targetWidth}x{targetHeight} pixels");
        var columns = new (int Left, int Right, float Share)[targetWidth];
        for (var x = 0; x < targetWidth; x++)
            columns[x] = Place(x, width, targetWidth);
        for (var y = 0; y < targetHeight; y++)
        {
            var (above, below, share) = Place(y, height, targetHeight);
            var upper = from.Slice(above * stride, width);
            var lower = from.Slice(below * stride, width);
            var row = to.Slice(y * targetWidth, targetWidth);
            for (var x = 0; x < row.Length; x++)
            {
                var (left, right, across) = columns[x];
                row[x] = (1 - share) * ((1 - across) * upper[left] + across * upper[right]) + share * ((1 - across) * lower[left] + across * lower[right]);
            }
        }
    }

    static (int, int, float) Place(int target, int source, int targets)
    {
        var at = Math.Max(0, (target + .5) * source / targets - .5);
        var first = Math.Min((int)at, source - 1);
        return (first, Math.Min(first + 1, source - 1), (float)(at - first));
    }
}
