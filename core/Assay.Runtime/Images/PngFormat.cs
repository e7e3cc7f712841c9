using Assay.Kernels.Codecs;

namespace Assay.Runtime.Images;

/// <summary>PNG files as images: grey, grey with alpha, RGB, RGBA of 8 or 16 bits; palettes become RGB, greys of fewer bits are spread over 0 to 255.</summary>
[Component("png", "PNG images, built in.")]
public sealed class PngFormat : IImageFormat
{
    public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    public bool Writes(string path) => Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);

    public IImage Open(string path) => new PngImageFile(path);

    /// <summary>Values are rounded and held to 0 to 255; a single band with values beyond 255 is written with 16 bits.</summary>
    public void Save(string path, IImage image) => CodecErrors.Name(path, () => { PngFile.Write(path, PngWriting.Convert(image, path)); return 0; });
}
