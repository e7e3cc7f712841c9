namespace Assay.Runtime.Images;

/// <summary>JPEG files as images: grey, or red, green, blue of 8 bits, whatever the file stores.</summary>
[Component("jpeg", "JPEG photos, built in.")]
public sealed class JpegFormat(IHost host) : IImageFormat
{
    public bool Reads(ReadOnlySpan<byte> head, string path) => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Asked so that <see cref="Save"/> can say why not.</summary>
    public bool Writes(string path) => Path.GetExtension(path).ToLowerInvariant() is ".jpg" or ".jpeg";

    /// <summary>Pixels are read as they are stored, for most labels are drawn on those; a photo that is to be turned for viewing is a problem that is counted.</summary>
    public IImage Open(string path)
    {
        var image = new JpegImageFile(path);
        if (image.Orientation != 1)
            host.Report(new Problem("exif-orientation", $"the photo is to be shown {Shown(image.Orientation)} (EXIF orientation {image.Orientation}), and is read as it is stored, {image.Size}; "
                + "if its labels were drawn on the photo as shown, turn the pixels themselves: exiftran -ai, or jpegtran with -copy none")
            { File = path });
        return image;
    }

    static string Shown(int orientation) => orientation switch
    {
        2 => "mirrored",
        3 => "turned upside down",
        4 => "flipped",
        5 => "with rows and columns exchanged",
        6 => "turned right by 90 degrees",
        7 => "turned by 90 degrees and mirrored",
        _ => "turned left by 90 degrees",
    };

    /// <summary>Refused: what is saved here are maps and labels, which JPEG would change.</summary>
    public void Save(string path, IImage image) =>
        throw new AssayException("unknown-image-format", $"{path}: JPEG files are read but not written, because their compression changes pixels; give the file a name that ends in .png");
}
