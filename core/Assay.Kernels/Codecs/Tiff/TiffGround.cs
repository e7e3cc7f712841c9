namespace Assay.Kernels.Codecs;

/// <summary>Where an image lies on the ground (GeoTIFF 1.1, OGC 19-008r4), as GDAL 3.6 reads it.</summary>
static class TiffGround
{
    public const ushort ModelTypeKey = 1024, RasterTypeKey = 1025, GeographicKey = 2048, ProjectedKey = 3072;

    /// <summary>Says "a system without a number of EPSG's" (7.1).</summary>
    const int UserDefined = 32_767;

    /// <summary>Six numbers for corners of pixels. Where values belong to points (PixelIsPoint) these are the pixels' centres, and the corner lies half a pixel before them.</summary>
    public static double[]? Transform(TiffDirectory directory)
    {
        var (scale, points) = (directory.Doubles(TiffTag.PixelScale), directory.Doubles(TiffTag.Tiepoints));
        double[] six;
        if (scale.Length >= 2 && scale[0] != 0 && scale[1] != 0 && points.Length >= 6)
        {
            var (across, down) = (scale[0], -Math.Abs(scale[1]));
            six = [points[3] - points[0] * across, across, 0, points[4] - points[1] * down, 0, down];
        }
        else if (directory.Doubles(TiffTag.Transformation) is { Length: >= 16 } matrix)
            six = [matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]];
        else
            return null;
        if (Key(directory, RasterTypeKey) == 2)
        {
            six[0] -= 0.5 * (six[1] + six[2]);
            six[3] -= 0.5 * (six[4] + six[5]);
        }
        return Array.TrueForAll(six, double.IsFinite) ? six : null;
    }

    /// <summary>The EPSG code of the system that coordinates are in.</summary>
    public static int? Epsg(TiffDirectory directory)
    {
        var model = Key(directory, ModelTypeKey);
        var code = model == 1 ? Key(directory, ProjectedKey) : model == 2 ? Key(directory, GeographicKey) : model is null ? Key(directory, ProjectedKey) ?? Key(directory, GeographicKey) : null;
        return code is null or 0 or UserDefined ? null : code;
    }

    /// <summary>There are keys of a system, whether it has a code or not.</summary>
    public static bool HasSystem(TiffDirectory directory) => Key(directory, ModelTypeKey) is > 0;

    /// <summary>The value of a key that stands in the directory of keys itself.</summary>
    static int? Key(TiffDirectory directory, ushort key)
    {
        var keys = directory.Integers(TiffTag.GeoKeys);
        for (var at = 4; at + 3 < keys.Length; at += 4)
            if (keys[at] == key && keys[at + 1] == 0)
                return (int)keys[at + 3];
        return null;
    }

    /// <summary>A grid with its north up gets scale and tie point, any other a matrix.</summary>
    public static void Write(TiffFields fields, TiffHeader header)
    {
        if (header.Transform is { } six && six[2] == 0 && six[4] == 0 && six[1] > 0 && six[5] < 0)
        {
            fields.AddDoubles(TiffTag.PixelScale, six[1], -six[5], 0);
            fields.AddDoubles(TiffTag.Tiepoints, 0, 0, 0, six[0], six[3], 0);
        }
        else if (header.Transform is { } turned)
            fields.AddDoubles(TiffTag.Transformation, turned[1], turned[2], 0, turned[0], turned[4], turned[5], 0, turned[3], 0, 0, 0, 0, 0, 0, 0, 1);
        var (degrees, code) = (header.Epsg is { } epsg && EpsgKind.IsGeographic(epsg), header.Epsg ?? 0);
        if (code is < 0 or > ushort.MaxValue)
            throw new ArgumentException($"EPSG:{code}: GeoTIFF has room for codes up to {ushort.MaxValue}", nameof(header));
        if (code > 0)
            fields.AddShorts(TiffTag.GeoKeys, 1, 1, 0, 3, ModelTypeKey, 0, 1, (ushort)(degrees ? 2 : 1), RasterTypeKey, 0, 1, 1, degrees ? GeographicKey : ProjectedKey, 0, 1, (ushort)code);
        else if (header.Transform is not null)
            fields.AddShorts(TiffTag.GeoKeys, 1, 1, 0, 1, RasterTypeKey, 0, 1, 1);
    }
}
