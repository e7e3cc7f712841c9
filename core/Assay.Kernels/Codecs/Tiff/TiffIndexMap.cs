using System.Numerics;

namespace Assay.Kernels.Codecs;

/// <summary>Class ids from a TIFF file of one band; pixels without data (GDAL_NODATA, and NaN in floats) become holes.</summary>
static class TiffIndexMap
{
    public static bool IsTiff(string path) => path.EndsWith(".tif", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tiff", StringComparison.OrdinalIgnoreCase);

    public static (int Width, int Height) ReadSize(string path)
    {
        using var file = TiffFile.Open(path);
        return (file.Header.Width, file.Header.Height);
    }

    /// <param name="path">The file.</param>
    /// <param name="window">Null for all of it.</param>
    /// <param name="limit">As of <see cref="IndexMap.Read"/>.</param>
    public static IndexMap Read(string path, (int X, int Y, int Width, int Height)? window, int limit)
    {
        using var file = TiffFile.Open(path);
        return Read(file, window ?? (0, 0, file.Header.Width, file.Header.Height), limit);
    }

    public static IndexMap Read(TiffFile file, (int X, int Y, int Width, int Height) window, int limit)
    {
        var header = file.Header;
        if (header.Bands != 1)
            throw new InvalidDataException($"it has {header.Bands} bands, expected one number per pixel; of a label map in colours say what they mean (the dataset 'masks' has colors: for it), or turn it into class indices");
        if ((long)window.Width * window.Height > Array.MaxLength)
            throw new InvalidDataException($"{window.Width}x{window.Height} pixels are more than the {Array.MaxLength} read at once; cut it into tiles");
        return header.Type switch
        {
            TiffType.UInt8 => Integers<byte>(file, window, limit),
            TiffType.Int8 => Integers<sbyte>(file, window, limit),
            TiffType.UInt16 => Integers<ushort>(file, window, limit),
            TiffType.Int16 => Integers<short>(file, window, limit),
            TiffType.UInt32 => Integers<uint>(file, window, limit),
            TiffType.Int32 => Integers<int>(file, window, limit),
            TiffType.Float32 => Floats<float>(file, window, limit),
            _ => Floats<double>(file, window, limit),
        };
    }

    static T[] Read<T>(TiffFile file, (int X, int Y, int Width, int Height) window) where T : unmanaged, INumberBase<T>
    {
        file.CheckHolds();
        var samples = new T[window.Width * window.Height];
        file.ReadWindow<T>(window.X, window.Y, window.Width, window.Height, 0, samples);
        return samples;
    }

    static IndexMap Integers<T>(TiffFile file, (int X, int Y, int Width, int Height) window, int limit) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var samples = Read<T>(file, window);
        var none = file.Header.NoData is { } value && double.IsInteger(value) && value >= double.CreateSaturating(T.MinValue) && value <= double.CreateSaturating(T.MaxValue) ? T.CreateSaturating(value) : (T?)null;
        if (none is not { } hole || !samples.AsSpan().Contains(hole))
            return IndexMap.Of<T>(window.Width, window.Height, samples, limit);
        if (Array.Exists(samples, sample => sample != hole && (ulong)long.CreateSaturating(sample) >= (ulong)limit))
            return IndexMap.WithHoles(window.Width, window.Height, Array.ConvertAll(samples, sample => sample == hole ? IndexMap.Hole : long.CreateSaturating(sample)), limit);
        return new IndexMap(window.Width, window.Height, Array.ConvertAll(samples, sample => sample == hole ? ushort.MaxValue : ushort.CreateTruncating(sample)), null) { HasHoles = true };
    }

    static IndexMap Floats<T>(TiffFile file, (int X, int Y, int Width, int Height) window, int limit) where T : unmanaged, IFloatingPoint<T> =>
        IndexMap.Of<T>(window.Width, window.Height, Read<T>(file, window), file.Header.NoData, limit);
}
