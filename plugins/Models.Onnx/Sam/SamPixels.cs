using Assay.Kernels.Images;

namespace Assay.Models.Onnx.Sam;

/// <summary>An image as SAM sees it: three planes of bytes, resized as in training.</summary>
sealed class SamPixels
{
    SamPixels(SamFrame frame, byte[][] planes) => (Frame, Planes) = (frame, planes);

    public SamFrame Frame { get; }

    /// <summary>Red, green, blue; row-major, of the frame's target size.</summary>
    public byte[][] Planes { get; }

    /// <exception cref="DataException">The image lacks a band, or holds no values from 0 to 255.</exception>
    public static SamPixels Read(IImage image, SamFrame frame, SamOptions options)
    {
        var bands = Bands(image, options);
        var read = new Dictionary<int, byte[]>();
        foreach (var band in bands.Distinct())
            read[band] = Read(image, band, frame, options.Scale);
        return new SamPixels(frame, [.. bands.Select(band => read[band])]);
    }

    static int[] Bands(IImage image, SamOptions options)
    {
        if (options.Bands.Count == 0)
            return image.Bands < 3 ? [0, 0, 0] : [0, 1, 2];
        try
        {
            return BandSelection.Parse(options.Bands, image.Bands, image.BandNames);
        }
        catch (ArgumentException wrong)
        {
            throw new DataException("band-missing", $"{wrong.Message}; correct 'bands'", inner: wrong);
        }
    }

    static byte[] Read(IImage image, int band, SamFrame frame, double scale)
    {
        var (width, height) = (frame.Image.Width, frame.Image.Height);
        var values = new float[frame.Image.Area];
        image.Read(new Box(0, 0, width, height), band, frame.Image, values);
        var bytes = new byte[values.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = Math.Round(values[i] * scale);
            if (!(value is >= 0 and <= 255))
                throw new DataException("pixel-range", $"band {band + 1} has the value {values[i]} at pixel ({i % width},{i / width}), which times {scale} is not in 0 to 255; SAM sees bytes, set 'scale' so that what matters lies in that range");
            bytes[i] = (byte)value;
        }
        var resized = new byte[frame.Target.Area];
        AntialiasedBilinear.Resize(bytes, width, height, resized, frame.Target.Width, frame.Target.Height);
        return resized;
    }
}
