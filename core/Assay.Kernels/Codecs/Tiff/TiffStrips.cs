using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>Where an encoder's samples come from.</summary>
interface ITiffRows<T>
{
    void Read(int band, int y, Span<T> row);
}

/// <summary>Writes an image's strips and remembers where they lie.</summary>
sealed class TiffStrips
{
    /// <summary>Bytes of a strip before packing, if a row has not more.</summary>
    const long Usual = 1 << 17;

    readonly TiffHeader header;
    readonly int stride, rowBytes;

    public TiffStrips(TiffHeader header)
    {
        this.header = header;
        stride = header.Planar ? 1 : header.Bands;
        rowBytes = checked(header.Width * stride * header.Type.Size());
        Rows = (int)Math.Clamp(Usual / rowBytes, 1, header.Height);
        var count = checked((header.Height + Rows - 1) / Rows * (header.Planar ? header.Bands : 1));
        (Offsets, Lengths) = (new long[count], new long[count]);
    }

    /// <summary>Rows of a strip.</summary>
    public int Rows { get; }

    public long[] Offsets { get; }

    public long[] Lengths { get; }

    public void Write<T, TRows>(Stream to, TRows rows) where T : unmanaged where TRows : ITiffRows<T>, allows ref struct
    {
        var (line, packed, strip) = (new T[header.Width], new MemoryStream(), 0);
        byte[] block = new byte[(long)rowBytes * Rows], scratch = new byte[rowBytes];
        for (var plane = 0; plane < (header.Planar ? header.Bands : 1); plane++)
            for (var top = 0; top < header.Height; top += Rows, strip++)
            {
                var bytes = block.AsSpan(0, Math.Min(Rows, header.Height - top) * rowBytes);
                for (var y = 0; y < bytes.Length / rowBytes; y++)
                    Fill<T, TRows>(rows, plane, top + y, line, bytes.Slice(y * rowBytes, rowBytes), scratch);
                Offsets[strip] = to.Position;
                to.Write(header.Compression == TiffCompression.None ? bytes : Deflate(packed, bytes));
                Lengths[strip] = to.Position - Offsets[strip];
            }
    }

    void Fill<T, TRows>(TRows rows, int plane, int y, T[] line, Span<byte> bytes, Span<byte> scratch) where T : unmanaged where TRows : ITiffRows<T>, allows ref struct
    {
        var samples = MemoryMarshal.Cast<byte, T>(bytes);
        if (stride == 1)
            rows.Read(plane, y, samples);
        else
            for (var band = 0; band < stride; band++)
            {
                rows.Read(band, y, line);
                for (var x = 0; x < line.Length; x++)
                    samples[x * stride + band] = line[x];
            }
        if (header.Compression != TiffCompression.None)
            TiffPredictor.Apply(bytes, scratch, stride, header.Type.Size(), header.Type.IsFloat());
        if (!BitConverter.IsLittleEndian && !(header.Compression != TiffCompression.None && header.Type.IsFloat()))
            TiffPredictor.Swap(bytes, header.Type.Size());
    }

    static ReadOnlySpan<byte> Deflate(MemoryStream packed, ReadOnlySpan<byte> bytes)
    {
        packed.SetLength(0);
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(bytes);
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }
}
