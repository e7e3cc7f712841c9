using System.Numerics;

namespace Assay.Kernels.Images;

/// <summary>
/// Reads a window of an image at another size, each axis by itself: the average over the area a target pixel covers when shrinking, the nearest
/// pixel when enlarging. Sums are in double and in a fixed order, so the same input gives the same bits everywhere.
/// </summary>
public static class Resampling
{
    /// <summary>Reads a window of one band.</summary>
    /// <param name="samples">Sample of pixel (x, y) at (y * width + x) * stride: pass the image from its band's first sample on.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="stride">Samples from a pixel to the next, 1 or more.</param>
    /// <param name="window">In pixels of the image, with fractions; must lie inside it.</param>
    /// <param name="targetWidth">Columns wanted.</param>
    /// <param name="targetHeight">Rows wanted.</param>
    /// <param name="to">Row-major, targetWidth * targetHeight.</param>
    /// <exception cref="ArgumentException">The window is empty or not inside the image, or the target has another length.</exception>
    public static void Read<T>(ReadOnlySpan<T> samples, int width, int height, int stride, (double X, double Y, double Width, double Height) window,
        int targetWidth, int targetHeight, Span<float> to) where T : unmanaged, INumberBase<T>
    {
        // Written so that NaN fails.
        if (!(window.X >= 0 && window.Y >= 0 && window.Width > 0 && window.Height > 0 && window.X + window.Width <= width && window.Y + window.Height <= height))
            throw new ArgumentException($"the window ({window.X}, {window.Y}, {window.Width}, {window.Height}) is empty or not inside the {width}x{height} image", nameof(window));
        if (to.Length != (long)targetWidth * targetHeight)
            throw new ArgumentException($"a target of {targetWidth}x{targetHeight} has {(long)targetWidth * targetHeight} values, got {to.Length}", nameof(to));
        if (to.IsEmpty)
            return;
        var columns = Axis.Of(window.X, window.Width, width, targetWidth);
        var rows = Axis.Of(window.Y, window.Height, height, targetHeight);
        Span<double> sums = new double[targetWidth];
        for (var y = 0; y < targetHeight; y++)
        {
            sums.Clear();
            for (var i = rows.First[y]; i <= rows.Last[y]; i++)
                Add(samples[(int)((long)i * width * stride)..], stride, columns, rows.Weight(y, i), sums);
            for (var x = 0; x < targetWidth; x++)
                to[y * targetWidth + x] = (float)sums[x];
        }
    }

    static void Add<T>(ReadOnlySpan<T> row, int stride, Axis columns, double weight, Span<double> sums) where T : unmanaged, INumberBase<T>
    {
        for (var x = 0; x < sums.Length; x++)
        {
            var (first, last) = (columns.First[x], columns.Last[x]);
            var sum = columns.Weight(x, first) * double.CreateTruncating(row[first * stride]);
            for (var i = first + 1; i <= last; i++)
                sum += columns.Weight(x, i) * double.CreateTruncating(row[i * stride]);
            sums[x] += weight * sum;
        }
    }

    /// <summary>Which source pixels a target pixel covers along one axis, and how much of each.</summary>
    sealed record Axis(int[] First, int[] Last, double[] Start, double Step)
    {
        public static Axis Of(double start, double length, int source, int target)
        {
            var step = length / target;
            Axis axis = new(new int[target], new int[target], new double[target], step);
            for (var i = 0; i < target; i++)
            {
                var from = start + i * step;
                axis.Start[i] = from;
                axis.First[i] = Math.Clamp((int)(step < 1 ? from + step / 2 : from), 0, source - 1);
                axis.Last[i] = step < 1 ? axis.First[i] : Math.Clamp((int)Math.Ceiling(from + step) - 1, axis.First[i], source - 1);
            }
            return axis;
        }

        /// <summary>The share of source pixel <paramref name="pixel"/> in target pixel <paramref name="i"/>; the shares of one sum to 1.</summary>
        public double Weight(int i, int pixel) => First[i] == Last[i] ? 1 : (Math.Min(Start[i] + Step, pixel + 1) - Math.Max(Start[i], pixel)) / Step;
    }
}
