namespace Assay.Kernels.Codecs;

/// <summary>How the pixels of a TIFF file are packed; the numbers are the file's.</summary>
public enum TiffCompression
{
    /// <summary>Not at all.</summary>
    None = 1,
    /// <summary>LZW (TIFF 6.0, section 13).</summary>
    Lzw = 5,
    /// <summary>zlib, with Adobe's number.</summary>
    Deflate = 8,
    /// <summary>Runs of bytes (TIFF 6.0, section 9).</summary>
    PackBits = 32773,
    /// <summary>zlib, with the number it had before.</summary>
    OldDeflate = 32946,
}
