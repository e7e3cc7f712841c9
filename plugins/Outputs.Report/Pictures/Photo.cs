using System.Text.RegularExpressions;

namespace Assay.Outputs.Report.Pictures;

/// <summary>Reads a window of an image as 8-bit colour.</summary>
static partial class Photo
{
    /// <param name="image">Any number of bands: grey, colour, or many of which red, green and blue are found by name, else as Sentinel-2 orders them.</param>
    public static byte[] Read(IImage image, Box window, Size target)
    {
        var bands = BandsOf(image);
        var rgb = new byte[3 * target.Area];
        var plane = new float[target.Area];
        foreach (var (channel, band) in bands.Index())
        {
            if (channel == 0 || band != bands[channel - 1])
            {
                image.Read(window, band, target, plane);
                Stretch(plane, image.Stored == PixelType.UInt8);
            }
            for (var i = 0; i < plane.Length; i++)
                rgb[3 * i + channel] = (byte)plane[i];
        }
        return rgb;
    }

    static int[] BandsOf(IImage image)
    {
        int Named(string pattern) => image.BandNames.Index().Where(name => Regex.IsMatch(name.Item, pattern, RegexOptions.IgnoreCase)).Select(name => name.Index).FirstOrDefault(-1);
        var named = new[] { Named("^(red|B0?4)$"), Named("^(green|B0?3)$"), Named("^(blue|B0?2)$") };
        return named.All(band => band >= 0) ? named : image.Bands < 3 ? [0, 0, 0] : image.Bands >= 12 ? [3, 2, 1] : [0, 1, 2];
    }

    /// <summary>Bytes stay; other types are spread between their 2 and 98 % quantiles.</summary>
    static void Stretch(float[] plane, bool isByte)
    {
        var (low, high) = (0f, 255f);
        if (!isByte && plane.Where(float.IsFinite).Order().ToArray() is { Length: > 0 } sorted)
            (low, high) = (sorted[sorted.Length / 50], sorted[^(1 + sorted.Length / 50)]);
        var scale = high > low ? 255 / (high - low) : 0;
        for (var i = 0; i < plane.Length; i++)
            plane[i] = float.IsFinite(plane[i]) ? Math.Clamp((plane[i] - low) * scale, 0, 255) : 0;
    }
}
