namespace Assay.Review.Terminal;

/// <summary>
/// The pens of the screen. Colours are Okabe and Ito's (2008), told apart by all common kinds of colour vision; what a colour says, a glyph or a word beside it says too. Most text keeps the
/// terminal's own colours, so that dark and light terminals both work.
/// </summary>
public sealed record Theme
{
    /// <summary>Running text.</summary>
    public Pen Text { get; init; }

    /// <summary>What matters less.</summary>
    public Pen Faint { get; init; } = new(default, default, CellStyle.Dim);

    /// <summary>Headings.</summary>
    public Pen Heading { get; init; } = new(default, default, CellStyle.Bold);

    /// <summary>Keys in hints and help.</summary>
    public Pen Key { get; init; } = new(default, default, CellStyle.Bold);

    /// <summary>The top line and the status line.</summary>
    public Pen Bar { get; init; } = new(default, default, CellStyle.Reverse);

    /// <summary>The row looked at.</summary>
    public Pen Selected { get; init; } = new(default, default, CellStyle.Reverse);

    /// <summary>Marked rows.</summary>
    public Pen Marked { get; init; } = new(default, default, CellStyle.Underline);

    /// <summary>Right, saved.</summary>
    public Pen Good { get; init; }

    /// <summary>Wrong, failed.</summary>
    public Pen Bad { get; init; } = new(default, default, CellStyle.Bold);

    /// <summary>Unsure, flagged, stale.</summary>
    public Pen Doubt { get; init; }

    /// <summary>Scores.</summary>
    public Pen Score { get; init; }

    /// <summary>What a popup stands on.</summary>
    public Pen Popup { get; init; }

    /// <summary>Pictures are drawn with letters, which the legend explains.</summary>
    public bool HasMarks { get; init; } = true;

    /// <summary>The theme for as many colours as a terminal has.</summary>
    public static Theme For(ColorDepth depth) => depth switch { ColorDepth.None => Plain, ColorDepth.Sixteen => Sixteen, _ => Full };

    /// <summary>Without colours: bold, underline and reverse.</summary>
    public static Theme Plain { get; } = new();

    static Theme Sixteen { get; } = new()
    {
        Key = new Pen(Color.Of(0x00CDCD), default, CellStyle.Bold),
        Bar = new Pen(Color.Of(0x000000), Color.Of(0xE5E5E5)),
        Selected = new Pen(Color.Of(0x000000), Color.Of(0x00CDCD)),
        Marked = new Pen(Color.Of(0x000000), Color.Of(0xCDCD00)),
        Good = new Pen(Color.Of(0x00CD00)),
        Bad = new Pen(Color.Of(0xCD0000), default, CellStyle.Bold),
        Doubt = new Pen(Color.Of(0xCDCD00)),
        Score = new Pen(Color.Of(0xCDCD00)),
    };

    static Theme Full { get; } = new()
    {
        HasMarks = false,
        Faint = new Pen(Color.Of(0x8A8F98)),
        Key = new Pen(Color.Of(0x3C9CD6), default, CellStyle.Bold),
        Bar = new Pen(Color.Of(0xE6E9EE), Color.Of(0x2B3440)),
        Selected = new Pen(Color.Of(0xFFFFFF), Color.Of(0x0072B2), CellStyle.Bold),
        Marked = new Pen(Color.Of(0x000000), Color.Of(0x56B4E9)),
        Good = new Pen(Color.Of(0x009E73)),
        Bad = new Pen(Color.Of(0xE8590C), default, CellStyle.Bold),
        Doubt = new Pen(Color.Of(0xE69F00)),
        Score = new Pen(Color.Of(0xE69F00)),
    };
}
