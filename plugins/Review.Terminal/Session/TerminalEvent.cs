namespace Assay.Review.Terminal;

/// <summary>What happens at a terminal.</summary>
public enum TerminalEventKind
{
    /// <summary>Something was typed, or the terminal answers.</summary>
    Bytes,
    /// <summary>Another size.</summary>
    Resized,
    /// <summary>The process goes on after a stop; the screen holds what the shell wrote.</summary>
    Continued,
    /// <summary>Somebody wants it to stop: Ctrl-Z from outside.</summary>
    Suspend,
    /// <summary>It is to end.</summary>
    Leave,
    /// <summary>Something else than the terminal wants the screen's attention.</summary>
    Wake,
}

/// <summary>One event.</summary>
/// <param name="Kind">What.</param>
/// <param name="Bytes">Of <see cref="TerminalEventKind.Bytes"/>.</param>
public readonly record struct TerminalEvent(TerminalEventKind Kind, ReadOnlyMemory<byte> Bytes = default)
{
    /// <summary>Another size.</summary>
    public static TerminalEvent Resized { get; } = new(TerminalEventKind.Resized);

    /// <summary>Back after a stop.</summary>
    public static TerminalEvent Continued { get; } = new(TerminalEventKind.Continued);

    /// <summary>Stop.</summary>
    public static TerminalEvent Suspend { get; } = new(TerminalEventKind.Suspend);

    /// <summary>End.</summary>
    public static TerminalEvent Leave { get; } = new(TerminalEventKind.Leave);

    /// <summary>Look around.</summary>
    public static TerminalEvent Wake { get; } = new(TerminalEventKind.Wake);
}
