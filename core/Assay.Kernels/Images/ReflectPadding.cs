namespace Assay.Kernels.Images;

/// <summary>
/// Enlarges a plane by mirroring it at its outermost pixels, which are not repeated (numpy.pad's mode <c>reflect</c>): <c>a b c</c> becomes <c>c b a b c b a</c>. A side may grow by more than
/// its length; a side of one pixel repeats it.
/// </summary>
public static class ReflectPadding
{
    /// <summary>How much is put before a side that grows to a multiple: half, rounded down, so that the picture stays in the middle.</summary>
    public static int Before(int side, int padded) => (padded - side) / 2;

    /// <summary>The side rounded up to a multiple.</summary>
    public static int RoundUp(int side, int multiple) => checked((side + multiple - 1) / multiple * multiple);

    /// <summary>Pads one plane.</summary>
    /// <param name="plane">Row-major, width x height, at least one pixel.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="left">Columns added before.</param>
    /// <param name="top">Rows added above.</param>
    /// <param name="paddedWidth">Columns of the result.</param>
    /// <param name="paddedHeight">Rows of the result.</param>
    /// <param name="to">Row-major, paddedWidth x paddedHeight; must not overlap <paramref name="plane"/>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or there is no pixel.</exception>
    public static void Pad<T>(ReadOnlySpan<T> plane, int width, int height, int left, int top, int paddedWidth, int paddedHeight, Span<T> to) where T : unmanaged
    {
        if (width < 1 || height < 1 || plane.Length != width * height || to.Length != paddedWidth * paddedHeight)
            throw new ArgumentException($"{width}x{height} padded to {paddedWidth}x{paddedHeight}: got {plane.Length} and {to.Length} values");
        for (var y = 0; y < paddedHeight; y++)
        {
            var from = plane.Slice(Mirror(y - top, height) * width, width);
            var row = to.Slice(y * paddedWidth, paddedWidth);
            for (var x = 0; x < paddedWidth; x++)
                row[x] = from[Mirror(x - left, width)];
        }
    }

    /// <summary>Takes a window out of a plane: the way back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves the plane.</exception>
    public static void Crop<T>(ReadOnlySpan<T> plane, int width, int left, int top, int cropWidth, int cropHeight, Span<T> to) where T : unmanaged
    {
        for (var y = 0; y < cropHeight; y++)
            plane.Slice((top + y) * width + left, cropWidth).CopyTo(to[(y * cropWidth)..]);
    }

    static int Mirror(int at, int side)
    {
        if (side == 1)
            return 0;
        var period = 2 * (side - 1);
        at = ((at % period) + period) % period;
        return at < side ? at : period - at;
    }
}
