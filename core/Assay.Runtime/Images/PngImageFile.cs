using System.Numerics;
using Assay.Kernels.Codecs;
using Assay.Kernels.Images;

namespace Assay.Runtime.Images;

/// <summary>A PNG file; opening reads its header, the first window decodes it.</summary>
sealed class PngImageFile : IImage
{
    readonly string path;
    readonly PngHeader header;
    PngImage? pixels;

    public PngImageFile(string path)
    {
        this.path = path;
        header = CodecErrors.Name(path, () => PngFile.ReadHeader(path));
    }

    public Size Size => new(header.Width, header.Height);

    public int Bands => header.Color == PngColor.Palette ? 3 : header.Bands;

    public Georeference? Where => null;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        pixels ??= CodecErrors.Name(path, Decode);
        if (pixels.Wide.Length > 0)
            Read<ushort>(pixels.Wide, window, band, target, to);
        else
            Read<byte>(pixels.Narrow, window, band, target, to);
        if (header is { Color: PngColor.Grey, Depth: < 8 })
            Spread(to, 255f / ((1 << header.Depth) - 1));
    }

    PngImage Decode()
    {
        var image = PngFile.Read(path);
        return image.Header.Width != header.Width || image.Header.Height != header.Height || image.Header.Color != header.Color
            ? throw new InvalidDataException("the file changed while it was open")
            : image.Header.Color == PngColor.Palette ? image.ToRgb() : image;
    }

    void Read<T>(ReadOnlySpan<T> samples, Box window, int band, Size target, Span<float> to) where T : unmanaged, INumberBase<T> =>
        Resampling.Read(samples[band..], header.Width, header.Height, Bands, (window.X, window.Y, window.Width, window.Height), target.Width, target.Height, to);

    static void Spread(Span<float> values, float factor)
    {
        foreach (ref var value in values)
            value *= factor;
    }

    public void Dispose() => pixels = null;
}
