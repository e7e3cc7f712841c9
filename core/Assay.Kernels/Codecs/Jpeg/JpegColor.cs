namespace Assay.Kernels.Codecs;

/// <summary>What the components of a JPEG file stand for.</summary>
public enum JpegColor
{
    /// <summary>One component.</summary>
    Grey,

    /// <summary>Luma and two colour differences (JFIF, ITU-R BT.601, full range).</summary>
    YCbCr,

    /// <summary>Red, green, blue as they are.</summary>
    Rgb,

    /// <summary>Four inks, stored inverted as Adobe's programs do.</summary>
    Cmyk,

    /// <summary>Four inks, the first three as luma and colour differences.</summary>
    Ycck,
}
