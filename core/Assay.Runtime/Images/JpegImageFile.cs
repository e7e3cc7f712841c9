using Assay.Kernels.Codecs;
using Assay.Kernels.Images;

namespace Assay.Runtime.Images;

/// <summary>A JPEG file; opening reads its header, the first window decodes it.</summary>
sealed class JpegImageFile : IImage
{
    readonly string path;
    readonly JpegHeader header;
    JpegImage? pixels;

    public JpegImageFile(string path)
    {
        this.path = path;
        header = CodecErrors.Name(path, () => JpegFile.ReadHeader(path));
    }

    public Size Size => new(header.Width, header.Height);

    public int Bands => header.Bands;

    public Georeference? Where => null;

    /// <summary>EXIF's, 1 to 8.</summary>
    public int Orientation => header.Orientation;

    public void Read(Box window, int band, Size target, Span<float> to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(band);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(band, Bands);
        pixels ??= CodecErrors.Name(path, Decode);
        Resampling.Read<byte>(pixels.Samples.AsSpan(band), header.Width, header.Height, Bands, (window.X, window.Y, window.Width, window.Height), target.Width, target.Height, to);
    }

    JpegImage Decode() => JpegFile.Read(path) is var image && image.Header == header ? image : throw new InvalidDataException("the file changed while it was open");

    public void Dispose() => pixels = null;
}
