namespace Assay.Kernels.Codecs;

/// <summary>What a JPEG file says of itself before its pixels.</summary>
/// <param name="Width">Columns as stored, 1 to 65,535.</param>
/// <param name="Height">Rows as stored, 1 to 65,535.</param>
/// <param name="Color">What the components mean: by JFIF, else Adobe's APP14, else the components' names, as libjpeg decides.</param>
/// <param name="Progressive">Stored in several passes.</param>
/// <param name="Orientation">EXIF's orientation: 1 upright, 2 mirrored, 3 upside down, 4 both, 5 to 8 lying on a side (columns and rows exchanged). Not applied.</param>
public readonly record struct JpegHeader(int Width, int Height, JpegColor Color, bool Progressive = false, int Orientation = 1)
{
    /// <summary>Samples per pixel once decoded: 1 for grey, else 3.</summary>
    public int Bands => Color == JpegColor.Grey ? 1 : 3;

    /// <summary>Samples of the whole decoded image.</summary>
    public long Samples => (long)Width * Height * Bands;

    /// <summary>Reads a header from a file that is there as far as its frame header.</summary>
    /// <exception cref="InvalidDataException">It is not a JPEG, ends too early, or is of a kind that is not read; the message names the byte.</exception>
    public static JpegHeader Decode(ReadOnlySpan<byte> file) => JpegPreamble.Read(file).Frame.Header;
}
