using System.Numerics;
using Assay.Kernels.Codecs;

namespace Assay.Runtime.Images;

/// <summary>Writes any image as GeoTIFF, some rows at a time.</summary>
static class TiffWriting
{
    const string Epsg = "EPSG:";

    public static void Write(string path, IImage image)
    {
        if (image.Size.Area == 0 || image.Bands == 0)
            throw new AssayException("unwritable-image", $"{path}: a {image.Size} image of {image.Bands} bands cannot be written, expected pixels");
        var noData = Enumerable.Range(0, image.Bands).Select(image.NoData).Distinct().ToArray();
        if (noData.Length > 1)
            throw new AssayException("unwritable-image", $"{path}: the bands have {noData.Length} different values for no data, a GeoTIFF has one for all; give them one");
        var header = new TiffHeader(image.Size.Width, image.Size.Height, image.Bands, (TiffType)image.Stored)
        {
            Compression = TiffCompression.Deflate,
            NoData = noData[0],
            BandNames = image.BandNames,
            Transform = image.Where?.Transform,
            Epsg = image.Where is { } where ? Number(where.Crs, path) : null,
        };
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
                Write(file, header, image);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    static void Write(FileStream file, TiffHeader header, IImage image)
    {
        switch (image.Stored)
        {
            case PixelType.UInt8: Write<byte>(file, header, image); break;
            case PixelType.Int8: Write<sbyte>(file, header, image); break;
            case PixelType.UInt16: Write<ushort>(file, header, image); break;
            case PixelType.Int16: Write<short>(file, header, image); break;
            case PixelType.UInt32: Write<uint>(file, header, image); break;
            case PixelType.Int32: Write<int>(file, header, image); break;
            case PixelType.Float32: Write<float>(file, header, image); break;
            default: Write<double>(file, header, image); break;
        }
    }

    static void Write<T>(FileStream file, TiffHeader header, IImage image) where T : unmanaged, INumberBase<T>
    {
        var (rows, isFloat) = (new RowsAhead(image), typeof(T) == typeof(float) || typeof(T) == typeof(double));
        var hole = (float)(header.NoData ?? 0);
        TiffEncoder.Write<T>(file, header, (band, y, row) =>
        {
            var values = rows.Of(band, y);
            for (var x = 0; x < row.Length; x++)
                row[x] = T.CreateSaturating(isFloat ? values[x] : MathF.Round(float.IsNaN(values[x]) ? hole : values[x]));
        });
    }

    static int Number(string crs, string path) =>
        crs.StartsWith(Epsg, StringComparison.OrdinalIgnoreCase) && int.TryParse(crs.AsSpan(Epsg.Length), out var code) && code is > 0 and < 32_767 or (> 32_767 and <= ushort.MaxValue) ? code
            : throw new DataException(IImageFormat.Unsupported, $"its reference system '{(crs.Length > 60 ? crs[..60] + "..." : crs)}' has no EPSG number, and only GDAL writes GeoTIFF with others; install GDAL, or use a system of EPSG's", path);
}
