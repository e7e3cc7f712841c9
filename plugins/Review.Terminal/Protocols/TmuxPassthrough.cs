namespace Assay.Review.Terminal;

/// <summary>Sends something through tmux to the terminal behind it: needs <c>set -g allow-passthrough on</c>.</summary>
static class TmuxPassthrough
{
    /// <summary>One sequence: the escapes inside are doubled.</summary>
    public static string Wrap(string sequence) => $"\ePtmux;{sequence.Replace("\e", "\e\e", StringComparison.Ordinal)}\e\\";
}
