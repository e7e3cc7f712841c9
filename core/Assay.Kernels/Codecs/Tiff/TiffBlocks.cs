namespace Assay.Kernels.Codecs;

/// <summary>
/// Where an image's blocks (strips or tiles) lie. Strips that are not packed are cut into shorter ones, so that a window reads no more than it must of a file that is a single strip.
/// </summary>
sealed class TiffBlocks
{
    /// <summary>Shortened strips have at least this many bytes, if a row has not more.</summary>
    const long ShortStrip = 1 << 18;

    readonly long[] offsets;
    readonly long[] lengths;
    readonly int parts; // Short strips in a strip of the file.
    readonly int stripRows;

    public TiffBlocks(TiffDirectory directory, TiffHeader header)
    {
        Header = header;
        Tiled = directory.Has(TiffTag.TileWidth);
        var width = Tiled ? directory.Integer(TiffTag.TileWidth, 0) : header.Width;
        var height = Tiled ? directory.Integer(TiffTag.TileHeight, 0) : Math.Min((ulong)directory.Integer(TiffTag.RowsPerStrip, uint.MaxValue), (ulong)header.Height) is var rows ? (long)rows : 0;
        if (width is < 1 or > int.MaxValue || height is < 1 or > int.MaxValue)
            throw new InvalidDataException($"its {(Tiled ? "tiles are" : "strips are")} {width}x{height} pixels, expected 1 or more each way; the file is damaged");
        (Width, Height, stripRows, parts) = ((int)width, (int)height, (int)height, 1);
        if (RowBytes > Array.MaxLength)
            throw new InvalidDataException($"a row of a {(Tiled ? "tile" : "strip")} has {RowBytes} bytes, more than the {Array.MaxLength} read at once; save it with tiles");
        if (!Tiled && header.Compression == TiffCompression.None)
            parts = (int)((height + (Height = (int)Math.Min(height, Math.Max(1, ShortStrip / RowBytes))) - 1) / Height);
        Across = (int)((header.Width + width - 1) / width);
        var (down, planes) = ((header.Height + height - 1) / height, header.Planar ? header.Bands : 1);
        DownPlane = down * Across;
        offsets = directory.Integers(Tiled ? TiffTag.TileOffsets : TiffTag.StripOffsets);
        lengths = directory.Integers(Tiled ? TiffTag.TileByteCounts : TiffTag.StripByteCounts);
        if (lengths.Length == 0 && header.Compression == TiffCompression.None) // Some writers leave them out; reading compares with the file's end.
            Array.Fill(lengths = new long[offsets.Length], RowBytes * stripRows);
        Check((Int128)DownPlane * planes);
    }

    public TiffHeader Header { get; }

    public bool Tiled { get; }

    /// <summary>Columns of a block.</summary>
    public int Width { get; }

    /// <summary>Rows of a block; the last strip may have fewer.</summary>
    public int Height { get; }

    /// <summary>Blocks side by side.</summary>
    public int Across { get; }

    /// <summary>Blocks of the file in a plane.</summary>
    long DownPlane { get; }

    /// <summary>Samples of a pixel that stand side by side.</summary>
    public int Interleaved => Header.Planar ? 1 : Header.Bands;

    /// <summary>Bytes of a row of a block in the file, unpacked.</summary>
    public long RowBytes => ((long)Width * Interleaved * Header.Bits + 7) / 8;

    void Check(Int128 expected)
    {
        var kind = Tiled ? "tiles" : "strips";
        if (offsets.Length < expected || lengths.Length < expected)
            throw new InvalidDataException($"{Header.Width}x{Header.Height} pixels in {Header.Bands} bands are {expected} {kind}, but {offsets.Length} offsets and {lengths.Length} lengths are given; the file is damaged");
    }

    /// <summary>Which block holds a pixel of a band, its first row, and how many rows it has.</summary>
    public (long Block, int Top, int Rows) Find(int band, int column, int y)
    {
        var (strip, row) = Math.DivRem(y, stripRows);
        var part = row / Height;
        var (block, top) = (((Header.Planar ? band * DownPlane : 0) + (long)strip * Across + column) * parts + part, strip * stripRows + part * Height);
        return (block, top, Tiled ? Height : Math.Min(Math.Min(Height, stripRows - part * Height), Header.Height - top));
    }

    /// <summary>Where a block's bytes lie; a length of 0 says that it was left out (as GDAL does with blocks of no data).</summary>
    public (long At, long Bytes) Place(long block, int rows)
    {
        var (at, length) = (offsets[block / parts], lengths[block / parts]);
        if (length == 0)
            return (0, 0);
        if (Header.Compression != TiffCompression.None)
            return (at, length);
        var skip = block % parts * Height * RowBytes;
        if (skip + rows * RowBytes > length)
            throw new InvalidDataException($"byte {at}: {Name(block)} has {length} bytes, but its pixels take {skip + rows * RowBytes}; the file is truncated or damaged");
        return (at + skip, rows * RowBytes);
    }

    /// <summary>Bytes of the unpacked blocks that a window touches.</summary>
    public long CountBytes(int x, int y, int width, int height) =>
        ((x + width - 1L) / Width - x / Width + 1) * Width * ((y + height - 1L) / Height - y / Height + 1) * Height * Interleaved * Header.Type.Size();

    /// <summary>Refuses an image that a file of this length cannot hold, unless blocks are left out.</summary>
    public void CheckHolds(long fileLength)
    {
        var (needed, most) = ((Int128)RowBytes * Across * Header.Height, (Int128)fileLength * TiffUnpacking.MostGrowth(Header.Compression));
        if (needed > most && !lengths.Contains(0))
            throw new InvalidDataException($"{Header.Width}x{Header.Height} pixels take {needed} bytes, but a file of {fileLength} bytes cannot hold more than {most}; it is truncated or its size is wrong, copy or write it again");
    }

    public string Name(long block) => $"{(Tiled ? "tile" : "strip")} {block / parts}";
}
