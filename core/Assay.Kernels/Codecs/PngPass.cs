namespace Assay.Kernels.Codecs;

/// <summary>A grid of pixels that is stored together: the whole image, or one of the seven of Adam7 (PNG 1.2, section 2.6). In pixels of the image.</summary>
readonly record struct PngPass(int Left, int Top, int StepX, int StepY, int Width, int Height, long RowBytes)
{
    static readonly (int Left, int Top, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Inflated bytes, a filter byte per row included.</summary>
    public long Bytes => (RowBytes + 1) * Height;

    /// <summary>The passes of an image in file order; those without pixels are not stored and left out.</summary>
    public static PngPass[] Of(PngHeader header) =>
        header.Interlaced
            ? [.. Adam7.Select(grid => Of(header, grid.Left, grid.Top, grid.StepX, grid.StepY)).Where(pass => pass is { Width: > 0, Height: > 0 })]
            : [Of(header, 0, 0, 1, 1)];

    static PngPass Of(PngHeader header, int left, int top, int stepX, int stepY)
    {
        var (width, height) = (Count(header.Width, left, stepX), Count(header.Height, top, stepY));
        return new PngPass(left, top, stepX, stepY, width, height, header.RowBytes(width));
    }

    static int Count(int side, int first, int step) => side <= first ? 0 : (side - first - 1) / step + 1;
}
