namespace Assay.Kernels.Images;

/// <summary>A window cut into strips of source pixels. A target row may itself be cut: shrinking by thousands, one row stands for more pixels than are to be held.</summary>
sealed class Strips
{
    readonly PixelReader read;
    readonly (double X, double Y, double Width, double Height) window;
    readonly int imageWidth, imageHeight, width, height;
    readonly int left, right, cuts, rowsAtOnce;
    readonly float? noData;
    readonly double step;

    public Strips(PixelReader read, int imageWidth, int imageHeight, (double X, double Y, double Width, double Height) window, int width, int height, float? noData, long mostAtOnce)
    {
        (this.read, this.imageWidth, this.imageHeight, this.window, this.width, this.height, this.noData) = (read, imageWidth, imageHeight, window, width, height, noData);
        (left, right) = ((int)window.X, Math.Min(imageWidth, (int)Math.Ceiling(window.X + window.Width)));
        var rowsOfSource = Math.Max(1, mostAtOnce / (right - left));
        step = window.Height / height;
        // A piece of less than a pixel would be read as enlarging.
        cuts = (int)Math.Clamp(Math.Ceiling(step / rowsOfSource), 1, Math.Max(1, Math.Floor(step)));
        rowsAtOnce = cuts > 1 ? 1 : (int)Math.Clamp(rowsOfSource / step, 1, height);
    }

    public void Read(Span<float> to)
    {
        var (sums, shares, part) = (new double[rowsAtOnce * width], new double[rowsAtOnce * width], new float[rowsAtOnce * width]);
        for (var row = 0; row < height; row += rowsAtOnce)
        {
            var rows = Math.Min(rowsAtOnce, height - row);
            sums.AsSpan().Clear();
            shares.AsSpan().Clear();
            for (var cut = 0; cut < cuts; cut++)
                Add(window.Y + (row + (double)cut / cuts) * step, rows * step / cuts, part.AsSpan(0, rows * width), sums, shares);
            for (var i = 0; i < rows * width; i++)
                to[row * width + i] = shares[i] > 0 ? (float)(sums[i] / shares[i]) : noData!.Value;
        }
    }

    /// <summary>Adds averages over a strip, and over which share of it each was taken.</summary>
    void Add(double top, double rows, Span<float> part, Span<double> sums, Span<double> shares)
    {
        // The last digits of a sum must not reach a row beyond the image.
        var (first, last) = (Math.Min((int)top, imageHeight - 1), Math.Min(imageHeight, (int)Math.Ceiling(top + rows) + 1));
        var (offset, length) = (Math.Min(top - first, last - first), rows);
        while (offset + length > last - first)
            length = Math.Min(Math.BitDecrement(length), last - first - offset);
        var pixels = new float[(last - first) * (right - left)];
        read(left, first, right - left, last - first, pixels);
        var strip = (window.X - left, offset, Math.Min(window.Width, right - left - (window.X - left)), length);
        if (noData is not { } nothing || !Has(pixels, nothing))
        {
            Resample(pixels, strip, part);
            for (var i = 0; i < part.Length; i++)
                (sums[i], shares[i]) = (sums[i] + part[i], shares[i] + 1);
            return;
        }
        var measured = TakeOut(pixels, nothing);
        Resample(pixels, strip, part);
        for (var i = 0; i < part.Length; i++)
            sums[i] += part[i];
        Resample(measured, strip, part);
        for (var i = 0; i < part.Length; i++)
            shares[i] += part[i];
    }

    void Resample(float[] pixels, (double X, double Y, double Width, double Height) strip, Span<float> part) =>
        Resampling.Read<float>(pixels, right - left, pixels.Length / (right - left), 1, strip, width, part.Length / width, part);

    static bool Has(float[] pixels, float value) => float.IsNaN(value) ? Array.Exists(pixels, float.IsNaN) : pixels.AsSpan().Contains(value);

    /// <summary>Sets what is no data to 0; the result is 1 where there is data.</summary>
    static float[] TakeOut(float[] pixels, float value)
    {
        var measured = new float[pixels.Length];
        for (var i = 0; i < pixels.Length; i++)
            if (pixels[i].Equals(value))
                pixels[i] = 0;
            else
                measured[i] = 1;
        return measured;
    }
}
