namespace Assay.Review.Terminal;

/// <summary>What the last key asks of the world outside the model.</summary>
public abstract record Effect
{
    /// <summary>The screen closes.</summary>
    public sealed record Leave : Effect;

    /// <summary>The shell gets the terminal.</summary>
    public sealed record Suspend : Effect;

    /// <summary>The whole screen is drawn again.</summary>
    public sealed record Redraw : Effect;

    /// <summary>A text goes to the clipboard.</summary>
    public sealed record Copy(string Text) : Effect;
}
