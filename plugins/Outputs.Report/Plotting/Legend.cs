namespace Assay.Outputs.Report.Plotting;

/// <summary>What colours mean, in one line above a frame.</summary>
static class Legend
{
    /// <summary>Room that it needs above a frame.</summary>
    public const double Height = 22;

    /// <param name="entries">The look of a swatch, and its words.</param>
    public static void Draw(Svg svg, double left, params IReadOnlyList<(string Look, string Words)> entries)
    {
        foreach (var (look, words) in entries)
        {
            svg.Rect(left, 5, 11, 11, look);
            svg.Text(left + 16, 15, words);
            left += 28 + Svg.Letter * words.Length;
        }
    }
}
