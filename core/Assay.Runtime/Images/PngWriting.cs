using Assay.Kernels.Codecs;

namespace Assay.Runtime.Images;

/// <summary>Turns any image of 1, 3 or 4 bands into one that PNG can hold.</summary>
static class PngWriting
{
    public static PngImage Convert(IImage image, string path)
    {
        var (size, bands) = (image.Size, image.Bands);
        if (bands is not (1 or 3 or 4) || size.Area is 0 or > int.MaxValue / 4)
            throw new InvalidDataException($"a {size} image of {bands} bands cannot be written as PNG, expected 1, 3 or 4 bands and 1 to {int.MaxValue / 4} pixels");
        var planes = Enumerable.Range(0, bands).Select(band => ReadBand(image, band)).ToArray();
        var most = planes.Max(plane => plane.Max());
        if (most <= byte.MaxValue)
        {
            var samples = Interleave(planes, value => (byte)Math.Clamp(MathF.Round(value), 0, byte.MaxValue));
            return bands switch { 1 => PngImage.Grey(size.Width, size.Height, samples), 3 => PngImage.Rgb(size.Width, size.Height, samples), _ => PngImage.Rgba(size.Width, size.Height, samples) };
        }
        return bands == 1
            ? PngImage.Grey(size.Width, size.Height, Interleave(planes, value => (ushort)Math.Clamp(MathF.Round(value), 0, ushort.MaxValue)))
            : throw new InvalidDataException($"{path} would need 16-bit colour (a value is {most}), PNG images are written with 8 bits a colour; scale the bands to 0 to 255");
    }

    static float[] ReadBand(IImage image, int band)
    {
        var values = new float[image.Size.Area];
        image.Read(new Box(0, 0, image.Size.Width, image.Size.Height), band, image.Size, values);
        return values;
    }

    static T[] Interleave<T>(float[][] planes, Func<float, T> convert)
    {
        var samples = new T[planes.Length * planes[0].Length];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = convert(planes[i % planes.Length][i / planes.Length]);
        return samples;
    }
}
