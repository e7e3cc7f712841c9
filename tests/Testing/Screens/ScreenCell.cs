namespace Assay.Testing.Screens;

/// <summary>A cell of a terminal's screen as it is seen.</summary>
/// <param name="Rune">0 or less: nothing is drawn.</param>
/// <param name="Foreground"><c>0xRRGGBB</c>.</param>
/// <param name="Background"><c>0xRRGGBB</c>.</param>
/// <param name="IsBold">Drawn twice, a pixel apart.</param>
/// <param name="IsUnderlined">With a line below.</param>
public readonly record struct ScreenCell(int Rune, int Foreground = ScreenCell.Light, int Background = ScreenCell.Dark, bool IsBold = false, bool IsUnderlined = false)
{
    /// <summary>A usual terminal's own colours.</summary>
    public const int Light = 0xD0D0D0, Dark = 0x121216;
}
