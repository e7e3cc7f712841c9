namespace Assay.Kernels.Codecs;

/// <summary>Turns the fields of an image into a <see cref="TiffHeader"/> and refuses what is damaged or of a kind that is not read.</summary>
static class TiffHeaderReader
{
    public static TiffHeader Read(TiffDirectory directory)
    {
        var (width, height, bands) = (directory.Integer(TiffTag.Width, 0), directory.Integer(TiffTag.Height, 0), directory.Integer(TiffTag.SamplesPerPixel, 1));
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue || bands is < 1 or > ushort.MaxValue)
            throw new InvalidDataException($"{(ulong)width}x{(ulong)height} pixels of {(ulong)bands} bands, expected 1 to {int.MaxValue} each way and 1 to {ushort.MaxValue} bands; the file is damaged");
        var compression = Compression(directory);
        var (type, bits) = Sample(directory, (int)bands);
        var header = new TiffHeader((int)width, (int)height, (int)bands, type)
        {
            Bits = bits,
            Compression = compression,
            Planar = bands > 1 && directory.Integer(TiffTag.PlanarConfiguration, 1) == 2,
            Big = directory.Big,
            NoData = TiffText.NoData(directory, type),
            BandNames = TiffText.BandNames(directory, (int)bands),
            Transform = TiffGround.Transform(directory),
            Epsg = TiffGround.Epsg(directory),
            HasUnnumberedSystem = TiffGround.Epsg(directory) is null && TiffGround.HasSystem(directory),
            Palette = Palette(directory, (int)bands, bits),
            Orientation = (int)Math.Clamp(directory.Integer(TiffTag.Orientation, 1), 1, 8),
            Pages = directory.CountPages(),
        };
        Refuse(directory, header);
        return header;
    }

    static TiffCompression Compression(TiffDirectory directory)
    {
        var number = directory.Integer(TiffTag.Compression, 1);
        return number is 1 or 5 or 8 or 32773 or 32946 ? (TiffCompression)number : throw new NotSupportedException($"its pixels are packed by {Name(number)}");
    }

    static string Name(long compression) => compression switch
    {
        2 or 3 or 4 => "CCITT fax coding",
        6 or 7 => "JPEG",
        34712 or 33003 or 33005 => "JPEG 2000",
        34887 => "LERC",
        34925 => "LZMA",
        50000 => "Zstandard",
        50001 => "WebP",
        _ => $"compression {compression}",
    };

    static (TiffType Type, int Bits) Sample(TiffDirectory directory, int bands)
    {
        var (bits, formats) = (Same(directory, TiffTag.BitsPerSample, 1, bands), Same(directory, TiffTag.SampleFormat, 1, bands));
        return TiffTypes.Of(bits, formats) is { } type ? (type, (int)bits)
            : throw new NotSupportedException($"its samples have {bits} bits of format {formats} ({(formats is 3 ? "floating point" : formats is 5 or 6 ? "complex" : formats is 2 ? "signed" : "unsigned")})");
    }

    /// <summary>The value that all bands have.</summary>
    static long Same(TiffDirectory directory, ushort tag, long missing, int bands)
    {
        var values = directory.Count(tag) > ushort.MaxValue ? throw new InvalidDataException($"field {tag}: {directory.Count(tag)} values for {bands} bands; the file is damaged") : directory.Integers(tag);
        if (values.Length == 0)
            return missing;
        return Array.TrueForAll(values, value => value == values[0]) ? values[0] : throw new NotSupportedException($"its bands differ in field {tag} ({string.Join(", ", values.Take(8))})");
    }

    static byte[]? Palette(TiffDirectory directory, int bands, int bits)
    {
        if (bands > 1 || bits > 16 || directory.Integer(TiffTag.Photometric, TiffTag.BlackIsZero) != TiffTag.PaletteColor || directory.Count(TiffTag.ColorMap) != 3L << bits)
            return null;
        var (map, palette) = (directory.Integers(TiffTag.ColorMap), new byte[3 << bits]);
        var high = Array.Exists(map, value => value > byte.MaxValue) ? 8 : 0; // Some writers fill 16-bit entries with 8 bits.
        for (var i = 0; i < palette.Length; i++)
            palette[i] = (byte)(map[i % 3 * (1 << bits) + i / 3] >> high);
        return palette;
    }

    static void Refuse(TiffDirectory directory, TiffHeader header)
    {
        if (directory.Integer(TiffTag.Photometric, TiffTag.BlackIsZero) is var photometric and (TiffTag.YCbCr or 32844 or 32845 or 32803))
            throw new NotSupportedException($"its colours are of kind {photometric}{(photometric == TiffTag.YCbCr ? " (YCbCr)" : "")}");
        if (directory.Integer(TiffTag.FillOrder, 1) != 1 && header.Bits < 8)
            throw new NotSupportedException("its bits stand in reverse order (FillOrder 2)");
    }

    /// <summary>1, 2 or 3.</summary>
    public static int Predictor(TiffDirectory directory, TiffHeader header)
    {
        var number = header.Compression is TiffCompression.None or TiffCompression.PackBits ? 1 : directory.Integer(TiffTag.Predictor, 1);
        if (number is < 1 or > 3)
            throw new NotSupportedException($"its predictor is {number}");
        if (number > 1 && header.Bits < 8 || number == 3 && !header.Type.IsFloat())
            throw new InvalidDataException($"predictor {number} does not go with {header.Bits} bits of {header.Type}; the file is damaged");
        return (int)number;
    }
}
