namespace Assay.Review.Terminal;

/// <summary>A 24-bit colour, or the terminal's own (<c>default</c>).</summary>
public readonly record struct Color
{
    readonly uint value; // 0: the terminal's own; else 0x01RRGGBB.

    Color(uint value) => this.value = value;

    /// <summary>A colour by its parts.</summary>
    public Color(byte red, byte green, byte blue) => value = 0x01000000u | (uint)red << 16 | (uint)green << 8 | blue;

    /// <summary>A colour as <c>0xRRGGBB</c>.</summary>
    public static Color Of(int rgb) => new(0x01000000u | (uint)rgb & 0xFFFFFF);

    /// <summary>Whatever the terminal's user chose.</summary>
    public bool IsDefault => value == 0;

    /// <summary>0 to 255.</summary>
    public byte Red => (byte)(value >> 16);

    /// <summary>0 to 255.</summary>
    public byte Green => (byte)(value >> 8);

    /// <summary>0 to 255.</summary>
    public byte Blue => (byte)value;
}
