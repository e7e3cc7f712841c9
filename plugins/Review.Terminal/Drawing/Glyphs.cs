namespace Assay.Review.Terminal;

/// <summary>What stands for a state or a decision: a glyph that says it without its colour.</summary>
static class Glyphs
{
    public static (string Glyph, Pen Pen) Of(ItemState state, Theme theme) => state switch
    {
        { IsConflict: true } => ("\u2021", theme.Bad),
        { IsStale: true } => ("~", theme.Doubt),
        { Verdict: { } verdict } => Of(verdict.Decision, theme),
        _ => ("\u00b7", theme.Faint),
    };

    public static (string Glyph, Pen Pen) Of(string decision, Theme theme) => decision switch
    {
        Decision.Ok => ("\u2713", theme.Good),
        Decision.Error => ("\u2717", theme.Bad),
        Decision.Unsure => ("?", theme.Doubt),
        Decision.Empty => ("\u2205", theme.Good),
        Decision.ModelWrong => ("\u2260", theme.Good),
        _ => ("\u00b7", theme.Faint),
    };

    /// <summary>A share in [0,1] as a line of halves of cells.</summary>
    public static string Bar(double share, int cells)
    {
        var halves = (int)Math.Round(Math.Clamp(share, 0, 1) * cells * 2);
        return (new string('\u2501', halves / 2) + (halves % 2 == 0 ? "" : "\u2578")).PadRight(cells);
    }
}
