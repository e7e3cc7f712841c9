using System.Buffers;
using System.Numerics;

namespace Assay.Kernels.Codecs;

/// <summary>
/// An open TIFF file: classic or BigTIFF, strips or tiles, any byte order, not packed or by PackBits, LZW or deflate, with the predictors of integers and floats; GeoTIFF's and GDAL's
/// fields are in <see cref="Header"/>. It is the first image that is read. Opening reads fields only, a window the blocks that it touches. Not thread-safe: one reader at a time.
/// </summary>
public sealed class TiffFile : IDisposable
{
    readonly TiffSource source;
    readonly TiffBlocks blocks;
    readonly TiffCache cache = new();
    readonly int predictor;
    readonly bool swap;

    TiffFile(TiffSource source)
    {
        this.source = source;
        var directory = TiffDirectory.ReadFirst(source);
        Header = TiffHeaderReader.Read(directory);
        blocks = new(directory, Header);
        predictor = TiffHeaderReader.Predictor(directory, Header);
        swap = directory.LittleEndian != BitConverter.IsLittleEndian;
    }

    /// <summary>Size, bands, type, georeference.</summary>
    public TiffHeader Header { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InvalidDataException">It is truncated, damaged or no TIFF file.</exception>
    /// <exception cref="NotSupportedException">It is a TIFF file of a kind that is not read here (JPEG inside, complex numbers, ...); GDAL may.</exception>
    public static TiffFile Open(string path) => Own(new TiffSource(path));

    /// <summary>Reads a file that is in memory.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Open"/>.</exception>
    /// <exception cref="NotSupportedException">As <see cref="Open"/>.</exception>
    public static TiffFile Read(ReadOnlyMemory<byte> file) => Own(new TiffSource(file));

    static TiffFile Own(TiffSource source)
    {
        try
        {
            return new(source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>All samples of a band, row-major, in the file's own type or another one; numbers that it has no room for are cut (<c>CreateTruncating</c>).</summary>
    /// <exception cref="InvalidDataException">The file is damaged there, or has more pixels than an array holds.</exception>
    public T[] ReadBand<T>(int band) where T : unmanaged, INumberBase<T>
    {
        if ((long)Header.Width * Header.Height > Array.MaxLength)
            throw new InvalidDataException($"{Header.Width}x{Header.Height} pixels are more than the {Array.MaxLength} read at once; read windows, or cut it into tiles");
        CheckHolds();
        var samples = new T[Header.Width * Header.Height];
        ReadWindow<T>(0, 0, Header.Width, Header.Height, band, samples);
        return samples;
    }

    /// <summary>Refuses, before anything is allocated, an image that the file cannot hold.</summary>
    internal void CheckHolds() => blocks.CheckHolds(source.Length);

    /// <summary>A window of a band, row-major, in the file's own type or another one; numbers that it has no room for are cut (<c>CreateTruncating</c>).</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">First row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="band">0 is the first.</param>
    /// <param name="to">width * height samples.</param>
    /// <exception cref="InvalidDataException">The file is damaged there.</exception>
    public void ReadWindow<T>(int x, int y, int width, int height, int band, Span<T> to) where T : unmanaged, INumberBase<T>
    {
        if (x < 0 || y < 0 || width < 0 || height < 0 || x > Header.Width - width || y > Header.Height - height || (uint)band >= Header.Bands)
            throw new ArgumentOutOfRangeException(nameof(x), $"the window ({x}, {y}, {width}, {height}) of band {band} is not inside {Header.Width}x{Header.Height} pixels of {Header.Bands} bands");
        if (to.Length != (long)width * height)
            throw new ArgumentException($"a window of {width}x{height} has {(long)width * height} samples, got room for {to.Length}", nameof(to));
        if (to.IsEmpty)
            return;
        cache.Expect(blocks.Interleaved == 1 ? 0 : blocks.CountBytes(x, y, width, height));
        for (var (top, left) = (y, 0); top < y + height;)
        {
            var rows = 0;
            for (left = x; left < x + width;)
            {
                var column = left / blocks.Width;
                var (block, blockTop, blockRows) = blocks.Find(band, column, top);
                var columns = Math.Min(x + width, (column + 1) * (long)blocks.Width) - left;
                rows = Math.Min(blockTop + blockRows, y + height) - top;
                var target = to[((top - y) * width + left - x)..];
                Copy(block, blockRows, (top - blockTop) * blocks.Width + left - column * blocks.Width, (int)columns, rows, band, target, width);
                left += (int)columns;
            }
            top += rows;
        }
    }

    /// <summary>Copies a rectangle out of a block; <paramref name="first"/> is its first pixel.</summary>
    void Copy<T>(long block, int blockRows, int first, int columns, int rows, int band, Span<T> to, int width) where T : unmanaged, INumberBase<T>
    {
        var (step, offset) = (blocks.Interleaved, Header.Planar ? 0 : band);
        if (Load(block, blockRows) is not { } samples)
        {
            for (var row = 0; row < rows; row++)
                to.Slice(row * width, columns).Fill(T.CreateTruncating(Header.NoData ?? 0));
            return;
        }
        for (var row = 0; row < rows; row++)
        {
            var from = samples.AsSpan(((first + row * blocks.Width) * step + offset) * Header.Type.Size());
            TiffConversion.Convert(from, Header.Type, step, to.Slice(row * width, columns));
        }
    }

    /// <summary>A block's samples in the machine's byte order; null when the file leaves it out.</summary>
    byte[]? Load(long block, int rows)
    {
        if (cache.Find(block) is { } known)
            return known;
        var (at, bytes) = blocks.Place(block, rows);
        if (bytes == 0)
            return null;
        source.Check(at, bytes, blocks.Name(block));
        var (unpacked, samples) = (rows * blocks.RowBytes, (long)rows * blocks.Width * blocks.Interleaved * Header.Type.Size());
        if (samples > Array.MaxLength || bytes > Array.MaxLength)
            throw new InvalidDataException($"{blocks.Name(block)} has {Math.Max(samples, bytes)} bytes, more than the {Array.MaxLength} read at once; save it with smaller ones");
        if (unpacked > bytes * TiffUnpacking.MostGrowth(Header.Compression))
            throw new InvalidDataException($"byte {at}: {blocks.Name(block)} takes {unpacked} bytes, but its {bytes} bytes in the file cannot hold more than {bytes * TiffUnpacking.MostGrowth(Header.Compression)}; the file is truncated or damaged");
        var buffer = ArrayPool<byte>.Shared.Rent((int)samples);
        try
        {
            Fill(block, at, (int)bytes, (int)unpacked, buffer.AsSpan(0, (int)samples));
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
        cache.Keep(block, buffer);
        return buffer;
    }

    void Fill(long block, long at, int bytes, int unpacked, Span<byte> samples)
    {
        if (Header.Bits >= 8)
        {
            Unpack(block, at, bytes, samples);
            TiffPredictor.Undo(samples, (int)blocks.RowBytes, blocks.Interleaved, Header.Type.Size(), predictor, swap);
            return;
        }
        var packed = ArrayPool<byte>.Shared.Rent(unpacked);
        try
        {
            Unpack(block, at, bytes, packed.AsSpan(0, unpacked));
            TiffBits.Spread(packed.AsSpan(0, unpacked), (int)blocks.RowBytes, Header.Bits, samples, blocks.Width * blocks.Interleaved);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    void Unpack(long block, long at, int bytes, Span<byte> to)
    {
        if (Header.Compression == TiffCompression.None)
        {
            source.Read(at, to, blocks.Name(block));
            return;
        }
        var packed = ArrayPool<byte>.Shared.Rent(bytes);
        try
        {
            source.Read(at, packed.AsSpan(0, bytes), blocks.Name(block));
            TiffUnpacking.Unpack(packed, bytes, Header.Compression, to);
        }
        catch (InvalidDataException broken)
        {
            throw new InvalidDataException($"byte {at}: {blocks.Name(block)}: {broken.Message}; the file is truncated or damaged", broken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        cache.Dispose();
        source.Dispose();
    }
}
