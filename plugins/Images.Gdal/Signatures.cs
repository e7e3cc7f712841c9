namespace Assay.Images.Gdal;

/// <summary>Which files GDAL is asked about, told without GDAL.</summary>
static class Signatures
{
    public static bool Know(ReadOnlySpan<byte> head, string path) =>
        IsTiff(head) || IsJpeg2000(head) || IsBoxed(head)
        || (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..].StartsWith("WEBP"u8))
        || head.StartsWith("GIF8"u8)
        || head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || head.StartsWith((ReadOnlySpan<byte>)[0x76, 0x2F, 0x31, 0x01]) // OpenEXR
        || (!head.IsEmpty && IsKnownByName(path));

    static bool IsTiff(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) || head.StartsWith("II+\0"u8) || head.StartsWith("MM\0+"u8);

    static bool IsJpeg2000(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ']) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]);

    /// <summary>JPEG XL, HEIF, AVIF.</summary>
    static bool IsBoxed(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0x0A]) || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' '])
        || (head.Length >= 12 && head[4..].StartsWith("ftyp"u8) && (head[8..].StartsWith("hei"u8) || head[8..].StartsWith("hev"u8) || head[8..].StartsWith("mif1"u8) || head[8..].StartsWith("avif"u8)));

    /// <summary>The ENVI header that stands beside a file of numbers, or null.</summary>
    public static string? HeaderOf(string path) => Path.GetExtension(path).ToLowerInvariant() is ".bsq" or ".bil" or ".bip" or ".img" or ".dat" or ".raw"
        ? new[] { Path.ChangeExtension(path, ".hdr"), path + ".hdr" }.FirstOrDefault(File.Exists) : null;

    /// <summary>Formats whose first bytes say little; an ENVI file is any array of numbers that a header stands beside.</summary>
    static bool IsKnownByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".bmp" or ".pnm" or ".ppm" or ".pgm" or ".pbm" or ".asc" or ".hgt" => true,
        _ => HeaderOf(path) is not null,
    };
}
