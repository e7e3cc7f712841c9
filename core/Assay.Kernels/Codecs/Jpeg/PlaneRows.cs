using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Rows of a component at the size of the image. Where it has half as many columns or rows, the nearer sample counts three times and the next once (libjpeg's fancy upsampling, jdsample.c
/// of libjpeg-turbo 2.1, which rounds up and down in turn); two columns or fewer, and other ratios, repeat samples.
/// </summary>
sealed class PlaneRows
{
    readonly JpegComponent component;
    readonly int width, across, down, mostAcross, mostDown;
    readonly bool smoothAcross, smoothDown;
    readonly ushort[] sums;
    readonly byte[] row;

    public PlaneRows(JpegComponent component, JpegFrame frame)
    {
        (this.component, width) = (component, frame.Header.Width);
        (across, down, mostAcross, mostDown) = (component.Horizontal, component.Vertical, frame.MostHorizontal, frame.MostVertical);
        var (halfAcross, halfDown) = (across * 2 == mostAcross, down * 2 == mostDown);
        smoothAcross = halfAcross && (halfDown || down == mostDown) && component.Width > 2;
        smoothDown = halfDown && (smoothAcross || across == mostAcross);
        sums = new ushort[component.Width + 2 + Vector128<ushort>.Count];
        row = new byte[Math.Max(width, 2 * component.Width) + 2 * Vector128<byte>.Count];
    }

    /// <summary>Row <paramref name="y"/> of the image; valid until the next call.</summary>
    public ReadOnlySpan<byte> Read(int y)
    {
        var near = (int)((long)y * down / mostDown);
        if (!smoothAcross && !smoothDown)
            return across == mostAcross ? Row(near)[..width] : Repeat(Row(near));
        if (smoothDown)
            AddRows(Row(near), Row(Math.Clamp(near + ((y & 1) == 0 ? -1 : 1), 0, component.Height - 1)));
        else
            CopyRow(Row(near));
        if (smoothAcross)
            Spread(smoothDown ? 8 : 1, smoothDown ? 7 : 2, smoothDown ? 4 : 2);
        else
            Halve((y & 1) == 0 ? 1 : 2);
        return row.AsSpan(0, width);
    }

    ReadOnlySpan<byte> Row(int y) => component.Plane.AsSpan(y * component.Stride, component.Stride);

    ReadOnlySpan<byte> Repeat(ReadOnlySpan<byte> from)
    {
        for (var x = 0; x < width; x++)
            row[x] = from[x * across / mostAcross];
        return row.AsSpan(0, width);
    }

    // sums[1..] are the samples of this row, with a copy of the first before and of the last behind them. A plane's stride is a multiple of 8 and at least the width.
    void CopyRow(ReadOnlySpan<byte> from)
    {
        for (var x = 0; x < component.Width; x += 8)
            Widen(from, x).CopyTo(sums, 1 + x);
        Close();
    }

    void AddRows(ReadOnlySpan<byte> near, ReadOnlySpan<byte> far)
    {
        for (var x = 0; x < component.Width; x += 8)
            (Widen(near, x) * 3 + Widen(far, x)).CopyTo(sums, 1 + x);
        Close();
    }

    static Vector128<ushort> Widen(ReadOnlySpan<byte> from, int x) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(from[x..])).AsByte());

    void Close() => (sums[0], sums[component.Width + 1]) = (sums[1], sums[component.Width]);

    void Spread(int left, int right, int shift)
    {
        var (addLeft, addRight) = (Vector128.Create((ushort)left), Vector128.Create((ushort)right));
        var to = MemoryMarshal.Cast<byte, ushort>(row.AsSpan());
        for (var x = 0; x < component.Width; x += 8)
        {
            var here = Vector128.LoadUnsafe(ref sums[x + 1]) * 3;
            var first = (here + Vector128.LoadUnsafe(ref sums[x]) + addLeft) >> shift;
            var second = (here + Vector128.LoadUnsafe(ref sums[x + 2]) + addRight) >> shift;
            (first | second << 8).CopyTo(to[x..]);
        }
    }

    void Halve(int round)
    {
        for (var x = 0; x < width; x++)
            row[x] = (byte)((sums[x + 1] + round) >> 2);
    }
}
