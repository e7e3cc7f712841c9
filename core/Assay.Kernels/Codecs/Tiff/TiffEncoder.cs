using System.Buffers.Binary;
using System.Globalization;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Encodes TIFF 6.0 (BigTIFF where it has to be) with GeoTIFF 1.1's and GDAL's fields: strips of about 128 KiB, low bytes first, not packed or deflated, the latter with the
/// predictor of integers or floats. As GDAL does it, three or four bands of bytes are red, green, blue (and alpha); other bands are grey ones.
/// </summary>
public static class TiffEncoder
{
    /// <summary>What a file of 32-bit offsets may take; the fields behind the pixels need a little, and deflate may grow what it cannot pack.</summary>
    const long MostClassic = uint.MaxValue - (64L << 20);

    /// <summary>Encodes a whole file.</summary>
    /// <param name="header">What to write.</param>
    /// <param name="planes">Band, row, column: all of a band, then the next one.</param>
    /// <exception cref="ArgumentException">The samples are not as many or not of the type that the header says, or the header cannot be written.</exception>
    public static byte[] Encode<T>(TiffHeader header, ReadOnlySpan<T> planes) where T : unmanaged
    {
        using var file = new MemoryStream();
        Write(file, header, planes);
        return file.ToArray();
    }

    /// <summary>Writes a file, replacing one that is there.</summary>
    /// <param name="path">Where.</param>
    /// <param name="header">What to write.</param>
    /// <param name="planes">Band, row, column: all of a band, then the next one.</param>
    /// <exception cref="ArgumentException">As <see cref="Encode{T}"/>.</exception>
    public static void Write<T>(string path, TiffHeader header, ReadOnlySpan<T> planes) where T : unmanaged
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        Write(file, header, planes);
    }

    /// <summary>Writes to a stream that can seek; the file begins at its position 0.</summary>
    /// <param name="to">Empty.</param>
    /// <param name="header">What to write.</param>
    /// <param name="planes">Band, row, column: all of a band, then the next one.</param>
    /// <exception cref="ArgumentException">As <see cref="Encode{T}"/>.</exception>
    public static void Write<T>(Stream to, TiffHeader header, ReadOnlySpan<T> planes) where T : unmanaged
    {
        if (planes.Length != (long)header.Width * header.Height * header.Bands)
            throw new ArgumentException($"{header.Width}x{header.Height} pixels of {header.Bands} bands are {(long)header.Width * header.Height * header.Bands} samples, got {planes.Length}", nameof(planes));
        Write<T, Planes<T>>(to, header, new(planes, header));
    }

    /// <summary>Writes row by row to a stream that can seek; the file begins at its position 0.</summary>
    /// <param name="to">Empty.</param>
    /// <param name="header">What to write.</param>
    /// <param name="rows">Gives the samples.</param>
    /// <exception cref="ArgumentException">As <see cref="Encode{T}"/>.</exception>
    public static void Write<T>(Stream to, TiffHeader header, TiffRow<T> rows) where T : unmanaged => Write<T, Called<T>>(to, header, new(rows));

    static void Write<T, TRows>(Stream to, TiffHeader header, TRows rows) where T : unmanaged where TRows : ITiffRows<T>, allows ref struct
    {
        Check(header, TiffTypes.Of<T>());
        var big = header.Big || (long)header.Width * header.Height * header.Bands * header.Type.Size() > MostClassic;
        Span<byte> head = stackalloc byte[big ? 16 : 8];
        head.Clear();
        to.Write(head);
        var strips = new TiffStrips(header);
        strips.Write<T, TRows>(to, rows);
        var at = Describe(header, strips, big).Write(to);
        (head[0], head[1], head[2]) = ((byte)'I', (byte)'I', (byte)(big ? 43 : 42));
        if (big)
        {
            head[4] = 8;
            BinaryPrimitives.WriteInt64LittleEndian(head[8..], at);
        }
        else
            BinaryPrimitives.WriteUInt32LittleEndian(head[4..], checked((uint)at));
        to.Position = 0;
        to.Write(head);
        to.Position = to.Length;
    }

    static void Check(TiffHeader header, TiffType type)
    {
        if (header.Width < 1 || header.Height < 1 || header.Bands is < 1 or > ushort.MaxValue)
            throw new ArgumentException($"a TIFF image has at least one pixel and 1 to {ushort.MaxValue} bands, not {header.Width}x{header.Height} of {header.Bands}", nameof(header));
        if (header.Type != type)
            throw new ArgumentException($"the header says {header.Type}, but the samples are {type}", nameof(header));
        if (header.Compression is not (TiffCompression.None or TiffCompression.Deflate))
            throw new ArgumentException($"TIFF images are written without packing or with deflate, not with {header.Compression}", nameof(header));
        if (header.Transform is { Count: not 6 })
            throw new ArgumentException($"a transform has six numbers, got {header.Transform.Count}", nameof(header));
        if (header.BandNames.Count > 0 && header.BandNames.Count != header.Bands)
            throw new ArgumentException($"{header.BandNames.Count} names for {header.Bands} bands", nameof(header));
        if (header.Palette is { } palette && (header.Bands != 1 || type != TiffType.UInt8 || palette.Length is 0 or > 768 || palette.Length % 3 != 0))
            throw new ArgumentException("a palette has 1 to 256 colours of 3 bytes each and goes with one band of bytes", nameof(header));
    }

    static TiffFields Describe(TiffHeader header, TiffStrips strips, bool big)
    {
        var fields = new TiffFields(big);
        fields.AddIntegers(TiffTag.Width, header.Width);
        fields.AddIntegers(TiffTag.Height, header.Height);
        fields.AddShorts(TiffTag.BitsPerSample, Repeat(header.Bands, (ushort)(header.Type.Size() * 8)));
        fields.AddShorts(TiffTag.SampleFormat, Repeat(header.Bands, header.Type.Format()));
        fields.AddShorts(TiffTag.SamplesPerPixel, (ushort)header.Bands);
        fields.AddShorts(TiffTag.Compression, (ushort)header.Compression);
        fields.AddShorts(TiffTag.PlanarConfiguration, (ushort)(header.Planar ? 2 : 1));
        fields.AddIntegers(TiffTag.RowsPerStrip, strips.Rows);
        fields.AddIntegers(TiffTag.StripOffsets, strips.Offsets);
        fields.AddIntegers(TiffTag.StripByteCounts, strips.Lengths);
        if (header.Compression != TiffCompression.None)
            fields.AddShorts(TiffTag.Predictor, (ushort)(header.Type.IsFloat() ? 3 : 2));
        AddColour(fields, header);
        if (header.NoData is { } none)
            fields.AddText(TiffTag.GdalNoData, double.IsNaN(none) ? "nan" : none.ToString("R", CultureInfo.InvariantCulture));
        if (header.BandNames.Any(name => name.Length > 0))
            fields.AddText(TiffTag.GdalMetadata, TiffText.Write(header.BandNames));
        TiffGround.Write(fields, header);
        return fields;
    }

    static void AddColour(TiffFields fields, TiffHeader header)
    {
        var rgb = header.Type == TiffType.UInt8 && header.Bands is 3 or 4;
        fields.AddShorts(TiffTag.Photometric, header.Palette is not null ? TiffTag.PaletteColor : rgb ? TiffTag.Rgb : TiffTag.BlackIsZero);
        if (header.Bands - (rgb ? 3 : 1) is > 0 and var extra)
            fields.AddShorts(TiffTag.ExtraSamples, Repeat(extra, (ushort)(rgb ? 2 : 0))); // 2: alpha that colours are not multiplied with.
        if (header.Palette is not { } palette)
            return;
        var map = new ushort[3 * 256];
        for (var i = 0; i < palette.Length; i++)
            map[i % 3 * 256 + i / 3] = (ushort)(palette[i] * 257);
        fields.AddShorts(TiffTag.ColorMap, map);
    }

    static ushort[] Repeat(int count, ushort value)
    {
        var values = new ushort[count];
        Array.Fill(values, value);
        return values;
    }

    readonly ref struct Planes<T>(ReadOnlySpan<T> samples, TiffHeader header) : ITiffRows<T>
    {
        readonly ReadOnlySpan<T> samples = samples;

        public void Read(int band, int y, Span<T> row) => samples.Slice((band * header.Height + y) * header.Width, header.Width).CopyTo(row);
    }

    readonly struct Called<T>(TiffRow<T> rows) : ITiffRows<T>
    {
        public void Read(int band, int y, Span<T> row) => rows(band, y, row);
    }
}
