namespace Assay.Kernels.Images;

/// <summary>Reads whole pixels of one band, row-major, in the file's own units.</summary>
public delegate void PixelReader(int x, int y, int width, int height, Span<float> to);

/// <summary>
/// Reads a window of a band at another size from a file that is too large to be held: strip by strip, in bounded memory, with the numbers of <see cref="Resampling"/>. Pixels
/// without data stay out of averages; where there is nothing else, the result is the value that says so.
/// </summary>
public static class BandWindow
{
    /// <summary>Source pixels that are held at a time.</summary>
    const long MostAtOnce = 1 << 22;

    /// <summary>Reads it.</summary>
    /// <param name="read">Asked for parts of the image, from the top down.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="window">In pixels of the image, with fractions; must lie inside it.</param>
    /// <param name="targetWidth">Columns wanted.</param>
    /// <param name="targetHeight">Rows wanted.</param>
    /// <param name="noData">The value that means "nothing was measured here"; NaN is one.</param>
    /// <param name="to">Row-major, targetWidth * targetHeight.</param>
    /// <exception cref="ArgumentException">The window is empty or not inside the image, or the target has another length.</exception>
    public static void Read(PixelReader read, int width, int height, (double X, double Y, double Width, double Height) window, int targetWidth, int targetHeight, float? noData, Span<float> to) =>
        Read(read, width, height, window, targetWidth, targetHeight, noData, to, MostAtOnce);

    internal static void Read(PixelReader read, int width, int height, (double X, double Y, double Width, double Height) window, int targetWidth, int targetHeight, float? noData, Span<float> to, long mostAtOnce)
    {
        // Written so that NaN fails.
        if (!(window.X >= 0 && window.Y >= 0 && window.Width > 0 && window.Height > 0 && window.X + window.Width <= width && window.Y + window.Height <= height))
            throw new ArgumentException($"the window ({window.X}, {window.Y}, {window.Width}, {window.Height}) is empty or not inside the {width}x{height} image", nameof(window));
        if (to.Length != (long)targetWidth * targetHeight)
            throw new ArgumentException($"a target of {targetWidth}x{targetHeight} has {(long)targetWidth * targetHeight} values, got {to.Length}", nameof(to));
        if (to.IsEmpty)
            return;
        if (window == (Math.Floor(window.X), Math.Floor(window.Y), targetWidth, targetHeight))
            read((int)window.X, (int)window.Y, targetWidth, targetHeight, to);
        else
            new Strips(read, width, height, window, targetWidth, targetHeight, noData, mostAtOnce).Read(to);
    }
}
