using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Class ids of an image as a PNG, NPY or TIFF file holds them. Either <see cref="Ids"/> (all values from 0 to a limit) or <see cref="Values"/> is there.
/// </summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Ids">Row-major, all below the limit, or 65,535 where there is no data; null when some value is neither.</param>
/// <param name="Values">Row-major, as stored, or <see cref="Hole"/> where there is no data; null when <see cref="Ids"/> is there.</param>
public sealed record IndexMap(int Width, int Height, ushort[]? Ids, long[]? Values)
{
    /// <summary>The first pixel whose index is beyond the PNG file's palette, or -1. The index is kept.</summary>
    public int BeyondPalette { get; init; } = -1;

    /// <summary>What stands in <see cref="Values"/> for a pixel that the file says has no data.</summary>
    public const long Hole = long.MinValue;

    /// <summary>The file says of some pixels that they have no data.</summary>
    public bool HasHoles { get; init; }

    /// <summary>Reads a file whose name ends in .npy as NPY, in .tif or .tiff as TIFF, any other as PNG.</summary>
    /// <param name="path">A PNG with indices or grey, an NPY of shape (H, W) with integers or bool, or a TIFF of one band whose numbers are whole, floats too.</param>
    /// <param name="limit">Values from here on, and negative ones, do not count as ids.</param>
    /// <exception cref="InvalidDataException">It is not such a file; the message says what it is.</exception>
    /// <exception cref="NotSupportedException">It is a TIFF file of a kind that <see cref="TiffFile"/> does not read.</exception>
    public static IndexMap Read(string path, int limit) =>
        IsNpy(path) ? ReadNpy(path, limit) : TiffIndexMap.IsTiff(path) ? TiffIndexMap.Read(path, null, limit) : ReadPng(path, limit);

    /// <summary>Reads a window of a TIFF file of one band, and of the file only what the window touches.</summary>
    /// <param name="path">The file.</param>
    /// <param name="x">The window's first column.</param>
    /// <param name="y">The window's first row.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="height">Rows of the window.</param>
    /// <param name="limit">As of <see cref="Read"/>.</param>
    /// <exception cref="InvalidDataException">It is no such file, or the numbers are not whole.</exception>
    /// <exception cref="NotSupportedException">As of <see cref="Read"/>.</exception>
    public static IndexMap ReadTiff(string path, int x, int y, int width, int height, int limit) => TiffIndexMap.Read(path, (x, y, width, height), limit);

    /// <summary>Width and height from the file's header.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Read"/>.</exception>
    public static (int Width, int Height) ReadSize(string path)
    {
        if (TiffIndexMap.IsTiff(path))
            return TiffIndexMap.ReadSize(path);
        if (!IsNpy(path))
            return PngFile.ReadHeader(path) is var png ? (png.Width, png.Height) : default;
        var header = NpyFile.ReadHeader(path);
        return Sides(header, header.Shape);
    }

    /// <summary>Takes the samples of a PNG image as ids.</summary>
    /// <exception cref="InvalidDataException">It is in colour.</exception>
    public static IndexMap Of(PngImage image, int limit)
    {
        var header = image.Header;
        if (header.Color is not (PngColor.Grey or PngColor.Palette))
            throw new InvalidDataException($"its colour type is {header.Color}, expected one number per pixel, palette or grey; of a label map in colours say what they mean (the dataset 'masks' has colors: for it), or turn it into class indices");
        var map = header.Depth == 16
            ? Of<ushort>(header.Width, header.Height, image.Wide, limit)
            : Of<byte>(header.Width, header.Height, image.Narrow, limit);
        return map with { BeyondPalette = image.FindIndexBeyondPalette() };
    }

    /// <summary>Takes the numbers of a raster as ids; they have to be whole.</summary>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="samples">Row-major.</param>
    /// <param name="noData">The value of pixels without data; NaN always is one.</param>
    /// <param name="limit">As of <see cref="Read"/>.</param>
    /// <exception cref="InvalidDataException">A number is not whole; the message names the pixel.</exception>
    public static IndexMap Of<T>(int width, int height, ReadOnlySpan<T> samples, double? noData, int limit) where T : unmanaged, IFloatingPoint<T>
    {
        var values = new long[samples.Length];
        var none = noData is { } value ? T.CreateSaturating(value) : T.Zero;
        for (var i = 0; i < values.Length; i++)
            values[i] = T.IsNaN(samples[i]) || noData is not null && samples[i] == none ? Hole
                : T.IsInteger(samples[i]) && T.Abs(samples[i]) < T.CreateChecked(1L << 53) ? long.CreateSaturating(samples[i])
                : throw new InvalidDataException($"pixel ({i % width}, {i / width}): the value is {samples[i]}, expected a whole number, a class id; if it is a probability or was resampled, make a map of classes of it");
        return values.Contains(Hole) ? WithHoles(width, height, values, limit) : Of<long>(width, height, values, limit);
    }

    /// <summary>Takes values among which <see cref="Hole"/> stands for no data.</summary>
    internal static IndexMap WithHoles(int width, int height, long[] values, int limit)
    {
        if (Array.Exists(values, value => value != Hole && (ulong)value >= (ulong)limit))
            return new IndexMap(width, height, null, values) { HasHoles = true };
        return new IndexMap(width, height, Array.ConvertAll(values, value => value == Hole ? ushort.MaxValue : (ushort)value), null) { HasHoles = true };
    }

    /// <summary>Takes H x W integers of an NPY file as ids, beginning with element <paramref name="first"/>.</summary>
    /// <exception cref="InvalidDataException">The elements are not integers, or too many for a map.</exception>
    public static IndexMap Of(NpyFile file, long first, int limit)
    {
        var (width, height) = Sides(file.Header, [.. file.Shape.TakeLast(2)]);
        var count = width * height;
        return Type.GetTypeCode(file.ElementType) switch
        {
            TypeCode.Boolean or TypeCode.Byte => Of(width, height, file.Slice<byte>(first, count).Span, limit),
            TypeCode.SByte => Of(width, height, file.Slice<sbyte>(first, count).Span, limit),
            TypeCode.UInt16 => Of(width, height, file.Slice<ushort>(first, count).Span, limit),
            TypeCode.Int16 => Of(width, height, file.Slice<short>(first, count).Span, limit),
            TypeCode.UInt32 => Of(width, height, file.Slice<uint>(first, count).Span, limit),
            TypeCode.Int32 => Of(width, height, file.Slice<int>(first, count).Span, limit),
            TypeCode.UInt64 => Of(width, height, file.Slice<ulong>(first, count).Span, limit),
            _ => Of(width, height, file.Slice<long>(first, count).Span, limit),
        };
    }

    /// <summary>Whether elements of an NPY file can be class ids: integers or bool.</summary>
    /// <exception cref="InvalidDataException">They cannot.</exception>
    public static void CheckElements(NpyHeader header)
    {
        if (header.ElementType == typeof(double) || header.ElementType == typeof(float) || header.ElementType == typeof(Half))
            throw new InvalidDataException($"its elements are {header.ElementType.Name}, expected integers as class ids; convert them, x.astype('u1')");
    }

    /// <summary>Whether a window of a file costs less than all of it: of NPY files, whose rows lie where one expects them.</summary>
    public static bool CanReadWindows(string path) => IsNpy(path);

    /// <summary>Reads a window of H x W integers of an NPY file. Nothing else of the file is read, and nothing is mapped.</summary>
    /// <param name="path">An NPY file.</param>
    /// <param name="entry">Which map of a stack (N, H, W); 0 for a file of one.</param>
    /// <param name="x">The window's first column.</param>
    /// <param name="y">The window's first row.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="height">Rows of the window.</param>
    /// <param name="limit">As of <see cref="Read"/>.</param>
    /// <exception cref="InvalidDataException">The elements are not integers, or the window is not within the map.</exception>
    public static IndexMap ReadWindow(string path, long entry, int x, int y, int width, int height, int limit)
    {
        using var file = NpyWindows.Open(path);
        CheckElements(file.Header);
        return Type.GetTypeCode(file.Header.ElementType) switch
        {
            TypeCode.Boolean or TypeCode.Byte => Of<byte>(width, height, file.Read<byte>(entry, 1, x, y, width, height), limit),
            TypeCode.SByte => Of<sbyte>(width, height, file.Read<sbyte>(entry, 1, x, y, width, height), limit),
            TypeCode.UInt16 => Of<ushort>(width, height, file.Read<ushort>(entry, 1, x, y, width, height), limit),
            TypeCode.Int16 => Of<short>(width, height, file.Read<short>(entry, 1, x, y, width, height), limit),
            TypeCode.UInt32 => Of<uint>(width, height, file.Read<uint>(entry, 1, x, y, width, height), limit),
            TypeCode.Int32 => Of<int>(width, height, file.Read<int>(entry, 1, x, y, width, height), limit),
            TypeCode.UInt64 => Of<ulong>(width, height, file.Read<ulong>(entry, 1, x, y, width, height), limit),
            _ => Of<long>(width, height, file.Read<long>(entry, 1, x, y, width, height), limit),
        };
    }

    static bool IsNpy(string path) => path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);

    static IndexMap ReadPng(string path, int limit)
    {
        using var file = PooledFile.Read(path);
        using var reader = new PngReader(file.Bytes);
        var header = reader.Header;
        if (header.Depth == 16 || header.Color is not (PngColor.Grey or PngColor.Palette))
            return Of(PngDecoder.Decode(file.Bytes), limit);
        return PngDecoder.Decode(reader, (png, samples) => Of(header.Width, header.Height, samples, limit) with
        {
            BeyondPalette = PngImage.FindIndexBeyondPalette(header, samples, png.Palette),
        });
    }

    static IndexMap ReadNpy(string path, int limit)
    {
        using var file = NpyFile.Open(path);
        Sides(file.Header, file.Shape);
        return Of(file, 0, limit);
    }

    static (int Width, int Height) Sides(NpyHeader header, IReadOnlyList<long> shape)
    {
        CheckElements(header);
        if (shape.Count != 2)
            throw new InvalidDataException($"its shape is {header.ShapeText}, expected (height, width)");
        if (shape[0] < 1 || shape[1] < 1 || shape[0] > int.MaxValue / shape[1])
            throw new InvalidDataException($"its shape is {header.ShapeText}, a map has 1 to {int.MaxValue} pixels; cut it into tiles");
        return ((int)shape[1], (int)shape[0]);
    }

    internal static IndexMap Of<T>(int width, int height, ReadOnlySpan<T> values, int limit) where T : unmanaged, IBinaryInteger<T>
    {
        if (!FitsBelow(values, limit))
        {
            var all = new long[values.Length];
            for (var i = 0; i < all.Length; i++)
                all[i] = long.CreateSaturating(values[i]);
            return new IndexMap(width, height, null, all);
        }
        var ids = GC.AllocateUninitializedArray<ushort>(values.Length);
        if (typeof(T) == typeof(byte))
            Widen(MemoryMarshal.Cast<T, byte>(values), ids);
        else if (typeof(T) == typeof(ushort))
            MemoryMarshal.Cast<T, ushort>(values).CopyTo(ids);
        else
            Convert(values, ids);
        return new IndexMap(width, height, ids, null);
    }

    static void Convert<T>(ReadOnlySpan<T> values, Span<ushort> ids) where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = 0; i < ids.Length; i++)
            ids[i] = ushort.CreateTruncating(values[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Widen(ReadOnlySpan<byte> values, Span<ushort> ids)
    {
        var i = 0;
        for (; i <= values.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(values[i..]), out var low, out var high);
            low.CopyTo(ids[i..]);
            high.CopyTo(ids[(i + Vector<ushort>.Count)..]);
        }
        for (; i < values.Length; i++)
            ids[i] = values[i];
    }

    static bool FitsBelow<T>(ReadOnlySpan<T> values, int limit) where T : unmanaged, IBinaryInteger<T>
    {
        if (typeof(T) == typeof(byte) && limit > byte.MaxValue)
            return true;
        foreach (var value in values)
            if ((ulong)long.CreateSaturating(value) >= (ulong)limit)
                return false;
        return true;
    }
}
