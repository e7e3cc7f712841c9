namespace Assay.Runtime.Images;

/// <summary>JPEG files as images: grey, or red, green, blue of 8 bits, whatever the file stores.</summary>
[Component("jpeg", "JPEG photos, built in.")]
public sealed class JpegFormat(IHost host) : IImageFormat
{
    public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Asked so that <see cref="Save"/> can say why not.</summary>
    public bool Writes(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg";

    /// <summary>A photo that is to be turned for viewing is read as it is stored.</summary>
    public IImage Open(string path)
    {
        var image = new JpegImageFile(path);
        Orientation.Report(host, path, image.Orientation, image.Size);
        return image;
    }

    /// <summary>Refused: what is saved here are maps and labels, which JPEG would change.</summary>
    public void Save(string path, IImage image) =>
        throw new AssayException("unknown-image-format", $"{path}: JPEG files are read but not written, because their compression changes pixels; give the file a name that ends in .png");
}
