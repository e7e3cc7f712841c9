namespace Assay.Review.Terminal;

/// <summary>What the environment says of a terminal, before it is asked.</summary>
/// <param name="variable">The value of a variable, empty when it is not set.</param>
public sealed class TerminalEnvironment(Func<string, string> variable)
{
    /// <summary>That of this process.</summary>
    public static TerminalEnvironment OfProcess { get; } = new(name => Environment.GetEnvironmentVariable(name) ?? "");

    /// <summary>A variable's value, or empty.</summary>
    public string this[string name] => variable(name);

    /// <summary>A tmux stands between this process and the terminal.</summary>
    public bool IsInTmux => this["TMUX"].Length > 0;

    /// <summary>A query can be sent without being printed.</summary>
    public bool CanBeAsked => this["TERM"] is not ("dumb" or "linux" or "cons25" or "" or "vt52") || this["WT_SESSION"].Length > 0;

    /// <summary>Terminals that print a graphics query instead of ignoring it.</summary>
    public bool PrintsGraphics => this["TERM_PROGRAM"] == "Apple_Terminal" || this["TERM"].StartsWith("screen", StringComparison.Ordinal) && !IsInTmux;

    /// <summary>Behind tmux there is, by what it leaves in the environment, a terminal that draws images by their id: worth a question through tmux.</summary>
    public bool AsksBehindTmux => IsInTmux && (this["KITTY_WINDOW_ID"].Length > 0 || this["GHOSTTY_RESOURCES_DIR"].Length > 0);

    /// <summary>How many colours there are: NO_COLOR, COLORTERM, TERM.</summary>
    public ColorDepth Depth =>
        this["NO_COLOR"].Length > 0 || this["TERM"] == "dumb" ? ColorDepth.None
        : this["COLORTERM"] is "truecolor" or "24bit" || this["WT_SESSION"].Length > 0 || this["TERM"].EndsWith("-direct", StringComparison.Ordinal) || this["TERM"] is "xterm-kitty" or "xterm-ghostty" ? ColorDepth.Full
        : this["TERM"].Contains("256", StringComparison.Ordinal) ? ColorDepth.Indexed
        : this["TERM"].StartsWith("vt", StringComparison.Ordinal) ? ColorDepth.None
        : this["TERM"].Length == 0 && OperatingSystem.IsWindows() ? ColorDepth.Full : ColorDepth.Sixteen;
}
