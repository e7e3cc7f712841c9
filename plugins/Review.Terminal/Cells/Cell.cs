namespace Assay.Review.Terminal;

/// <summary>How a cell's rune is drawn.</summary>
[Flags]
public enum CellStyle : byte
{
    /// <summary>Plainly.</summary>
    None = 0,
    /// <summary>Bold.</summary>
    Bold = 1,
    /// <summary>Underlined.</summary>
    Underline = 2,
    /// <summary>Foreground and background exchanged.</summary>
    Reverse = 4,
    /// <summary>Fainter.</summary>
    Dim = 8,
}

/// <summary>One cell of the screen.</summary>
/// <param name="Rune">A Unicode scalar value; <see cref="Trailing"/> in the cell that the wide rune to its left also covers. 0 counts as a space.</param>
/// <param name="Foreground">Of the rune.</param>
/// <param name="Background">Behind it.</param>
/// <param name="Style">How it is drawn.</param>
public readonly record struct Cell(int Rune, Color Foreground, Color Background, CellStyle Style)
{
    /// <summary>The right half of a wide rune.</summary>
    public const int Trailing = -1;

    /// <summary>A space in the terminal's own colours.</summary>
    public static Cell Blank { get; } = new(' ', default, default, CellStyle.None);
}
