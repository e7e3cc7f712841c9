namespace Assay.Kernels.Codecs;

/// <summary>What the samples of a PNG pixel mean; the numbers are the file's (PNG 1.2, section 4.1.1).</summary>
public enum PngColor
{
    /// <summary>One grey sample.</summary>
    Grey = 0,
    /// <summary>Red, green, blue.</summary>
    Rgb = 2,
    /// <summary>An index into the palette.</summary>
    Palette = 3,
    /// <summary>Grey and alpha.</summary>
    GreyAlpha = 4,
    /// <summary>Red, green, blue, alpha.</summary>
    Rgba = 6,
}
