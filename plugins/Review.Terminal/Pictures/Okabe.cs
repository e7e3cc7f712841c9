namespace Assay.Review.Terminal;

/// <summary>Colours that people with any colour vision can tell apart (Okabe and Ito, Color Universal Design, 2008), as <c>0xRRGGBB</c>, and arithmetic on colours.</summary>
static class Okabe
{
    public const int Black = 0x000000, Orange = 0xE69F00, Sky = 0x56B4E9, Green = 0x009E73, Yellow = 0xF0E442, Blue = 0x0072B2, Vermilion = 0xD55E00, Purple = 0xCC79A7;

    public const int White = 0xFFFFFF, Grey = 0x808080;

    /// <summary>What lies outside an image.</summary>
    public const int Outside = 0x16161A;

    static readonly int[] Classes = [Orange, Sky, Green, Yellow, Blue, Vermilion, Purple];

    /// <summary>A class's colour by its position: the seven, then the seven lighter, darker, and again.</summary>
    public static int OfClass(int position) => (position / Classes.Length % 3) switch
    {
        0 => Classes[position % Classes.Length],
        1 => Mix(Classes[position % Classes.Length], White, 0.45),
        _ => Mix(Classes[position % Classes.Length], Black, 0.45),
    };

    /// <param name="below">A colour.</param>
    /// <param name="above">What covers it.</param>
    /// <param name="alpha">How much, in [0,1].</param>
    public static int Mix(int below, int above, double alpha) => Mix256(below, above, (int)(256 * alpha + 0.5));

    /// <param name="below">A colour.</param>
    /// <param name="above">What covers it.</param>
    /// <param name="share">How much, 0 to 256.</param>
    public static int Mix256(int below, int above, int share)
    {
        var rest = 256 - share;
        var outer = ((below & 0xFF00FF) * (long)rest + (above & 0xFF00FF) * (long)share + 0x800080) >> 8 & 0xFF00FF;
        return (int)outer | ((below & 0x00FF00) * rest + (above & 0x00FF00) * share + 0x8000 >> 8) & 0x00FF00;
    }

    /// <summary>Brightness, 0 to 255 (weights of Rec. 709 on the stored values).</summary>
    public static int Luma(int color) => ((color >> 16 & 255) * 54 + (color >> 8 & 255) * 183 + (color & 255) * 19) >> 8;

    /// <summary>The same brightness without colour.</summary>
    public static int Faded(int color) => Luma(color) * 0x010101;
}
