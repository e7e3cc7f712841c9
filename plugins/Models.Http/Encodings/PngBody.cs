using System.Numerics;
using Assay.Kernels.Codecs;
using Assay.Models.Http.Images;

namespace Assay.Models.Http.Encodings;

/// <summary>PNG of 1, 3 or 4 bands of bytes, or of one band of 16 bits.</summary>
static class PngBody
{
    public static bool Holds(Planes planes) =>
        planes.Bands.Length is 1 or 3 or 4 && planes.Type == PixelType.UInt8 || planes.Bands.Length == 1 && planes.Type == PixelType.UInt16;

    /// <exception cref="DataException">PNG has no room for such an image.</exception>
    public static byte[] Encode(Planes planes, string sample)
    {
        if (!Holds(planes))
            throw new DataException("image-encoding", $"'{sample}' has {planes.Bands.Length} bands of {planes.Type}, PNG holds 1, 3 or 4 bands of UInt8 or one of UInt16; choose with bands: or preprocess: [S2RGB], or send encoding: multipart_tiff");
        var (width, height) = (planes.Size.Width, planes.Size.Height);
        return PngEncoder.Encode((planes.Bands.Length, planes.Type) switch
        {
            (1, PixelType.UInt16) => PngImage.Grey(width, height, Interleave<ushort>(planes)),
            (1, _) => PngImage.Grey(width, height, Interleave<byte>(planes)),
            (3, _) => PngImage.Rgb(width, height, Interleave<byte>(planes)),
            _ => PngImage.Rgba(width, height, Interleave<byte>(planes)),
        });
    }

    static T[] Interleave<T>(Planes planes) where T : unmanaged, INumberBase<T>
    {
        var (bands, area) = (planes.Bands.Length, (int)planes.Size.Area);
        var samples = new T[bands * area];
        for (var band = 0; band < bands; band++)
            for (var i = 0; i < area; i++)
                samples[i * bands + band] = T.CreateSaturating(planes.Map is { } map ? map(planes.Bands[band][i]) : planes.Bands[band][i]);
        return samples;
    }

    /// <summary>SCANEO's picture for SAM: bands 4, 3, 2 as bytes; where red goes beyond 255 all three are divided by 257. Images of fewer bands are taken as they are.</summary>
    public static Planes Picture(Planes planes)
    {
        if (planes.Bands.Length < 4)
            return planes with { Bands = planes.Bands.Length < 3 ? [planes.Bands[0], planes.Bands[0], planes.Bands[0]] : planes.Bands, Type = PixelType.UInt8, Map = Scale(planes.Bands[0]) };
        float[][] rgb = [planes.Bands[3], planes.Bands[2], planes.Bands[1]];
        return planes with { Bands = rgb, Type = PixelType.UInt8, Map = Scale(rgb[0]), Names = [] };
    }

    static Func<float, double>? Scale(float[] red) => red.Max() > 255 ? value => Math.Truncate(value / 257) : null;
}
