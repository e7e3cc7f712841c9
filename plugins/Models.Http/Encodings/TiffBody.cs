using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Assay.Kernels.Codecs;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Encodings;

/// <summary>GeoTIFF as rasterio writes it for SCANEO: strips, bands of a pixel side by side, no compression, transform and reference system kept.</summary>
static partial class TiffBody
{
    public static byte[] Encode(Planes planes) => planes.Type switch
    {
        PixelType.UInt8 => Encode<byte>(planes, TiffType.UInt8),
        PixelType.Int8 => Encode<sbyte>(planes, TiffType.Int8),
        PixelType.UInt16 => Encode<ushort>(planes, TiffType.UInt16),
        PixelType.Int16 => Encode<short>(planes, TiffType.Int16),
        PixelType.UInt32 => Encode<uint>(planes, TiffType.UInt32),
        PixelType.Int32 => Encode<int>(planes, TiffType.Int32),
        PixelType.Float32 => Encode<float>(planes, TiffType.Float32),
        _ => Encode<double>(planes, TiffType.Float64),
    };

    static byte[] Encode<T>(Planes planes, TiffType type) where T : unmanaged, INumberBase<T>
    {
        TiffHeader header = new(planes.Size.Width, planes.Size.Height, planes.Bands.Length, type)
        {
            Transform = planes.Where?.Transform,
            Epsg = planes.Where is { } where ? EpsgOf(where.Crs) : null,
            BandNames = planes.Names,
            NoData = planes.NoData,
        };
        using var file = new MemoryStream();
        TiffEncoder.Write<T>(file, header, (band, y, row) =>
        {
            var from = planes.Bands[band].AsSpan(y * planes.Size.Width, row.Length);
            if (planes.Map is { } map)
                for (var x = 0; x < row.Length; x++)
                    row[x] = T.CreateSaturating(map(from[x]));
            else
                for (var x = 0; x < row.Length; x++)
                    row[x] = T.CreateSaturating(from[x]);
        });
        return file.ToArray();
    }

    /// <summary>The code of "EPSG:n", or the one that closes a WKT; null when there is none: then only the transform is sent.</summary>
    public static int? EpsgOf(string crs) =>
        Code().Match(crs) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    [GeneratedRegex("""(?:^EPSG:|(?:AUTHORITY|ID)\["EPSG",\s*"?)(\d+)"?(?:\]\s*\])?\s*$""", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
