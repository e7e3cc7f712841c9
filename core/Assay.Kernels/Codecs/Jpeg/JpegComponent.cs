using System.Buffers;

namespace Assay.Kernels.Codecs;

/// <summary>One component of a frame: its place in the grid of blocks, its coefficients or samples, and what decoding it needs to know.</summary>
sealed class JpegComponent(byte id, int horizontal, int vertical, int table)
{
    public byte Id => id;

    /// <summary>Blocks of an MCU, across and down: 1 to 4.</summary>
    public int Horizontal => horizontal;

    public int Vertical => vertical;

    /// <summary>Which of the four quantization tables.</summary>
    public int Table => table;

    /// <summary>Samples that count, across and down; what the blocks hold beyond is filling.</summary>
    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Blocks with those of incomplete MCUs, across and down.</summary>
    public int BlocksWide { get; private set; }

    public int BlocksHigh { get; private set; }

    /// <summary>Blocks of a scan of this component alone, which has no MCUs to fill.</summary>
    public int OwnWide => (Width + 7) / 8;

    public int OwnHigh => (Height + 7) / 8;

    /// <summary>Samples from a row to the next.</summary>
    public int Stride => BlocksWide * 8;

    /// <summary>The samples, <see cref="Stride"/> x 8 <see cref="BlocksHigh"/>.</summary>
    public byte[] Plane { get; private set; } = [];

    /// <summary>The coefficients of a progressive frame, 64 a block in natural order; else empty.</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The quantization table as it was when the first scan began, in natural order (T.81 B.2.4.1: tables may change between scans); empty before.</summary>
    public int[] Quantization { get; set; } = [];

    /// <summary>The last DC coefficient of the scan.</summary>
    public int Predicted { get; set; }

    public JpegHuffman? Dc { get; set; }

    public JpegHuffman? Ac { get; set; }

    public void Place(int width, int height, int mostHorizontal, int mostVertical)
    {
        Width = Ceiling(width * horizontal, mostHorizontal);
        Height = Ceiling(height * vertical, mostVertical);
        BlocksWide = Ceiling(width, 8 * mostHorizontal) * horizontal;
        BlocksHigh = Ceiling(height, 8 * mostVertical) * vertical;
    }

    static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;

    public long Blocks => (long)BlocksWide * BlocksHigh;

    public void Rent(bool coefficients)
    {
        Plane = ArrayPool<byte>.Shared.Rent((int)(Blocks * 64));
        if (!coefficients)
            return;
        Coefficients = ArrayPool<short>.Shared.Rent((int)(Blocks * 64));
        Array.Clear(Coefficients, 0, (int)(Blocks * 64));
    }

    public void Return()
    {
        if (Plane.Length > 0)
            ArrayPool<byte>.Shared.Return(Plane);
        if (Coefficients.Length > 0)
            ArrayPool<short>.Shared.Return(Coefficients);
        (Plane, Coefficients) = ([], []);
    }
}
