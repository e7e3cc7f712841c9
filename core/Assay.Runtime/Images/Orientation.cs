namespace Assay.Runtime.Images;

/// <summary>A photo that says how it is to be turned for viewing (EXIF and TIFF 6.0, tag 274).</summary>
static class Orientation
{
    /// <summary>Pixels are read as they are stored, for most labels are drawn on those; that the photo is to be turned is a problem that is counted.</summary>
    public static void Report(IHost host, string path, int orientation, Size size)
    {
        if (orientation != 1)
            host.Report(new Problem("exif-orientation", $"the photo is to be shown {Shown(orientation)} (EXIF orientation {orientation}), and is read as it is stored, {size}; "
                + "if its labels were drawn on the photo as shown, turn the pixels themselves: exiftran -ai, or jpegtran with -copy none")
            { File = path });
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
}
