namespace Assay.Kernels.Codecs;

/// <summary>The pixels of a JPEG file as they are stored (an EXIF orientation is not applied), row-major, 8 bits a sample, samples of a pixel side by side.</summary>
public sealed class JpegImage
{
    internal JpegImage(JpegHeader header, byte[] samples) => (Header, Samples) = (header, samples);

    /// <summary>Size, colours, orientation.</summary>
    public JpegHeader Header { get; }

    /// <summary>Grey, or red, green, blue per pixel, whatever the file stores.</summary>
    public byte[] Samples { get; }
}
