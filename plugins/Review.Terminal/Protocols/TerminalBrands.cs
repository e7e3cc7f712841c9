namespace Assay.Review.Terminal;

/// <summary>What terminals are known to do well. A brand beats its own claims: some answer for a protocol of which they draw a part.</summary>
static class TerminalBrands
{
    static readonly string[] Kitty = ["kitty", "ghostty", "WezTerm", "Konsole", "rio", "Warp"];

    public static (ImageProtocol Protocol, string Why) Protocol(TerminalEnvironment environment, TerminalReplies replies)
    {
        var name = replies.Name.Length > 0 ? replies.Name : environment["TERM_PROGRAM"];
        if (environment.IsInTmux)
            return replies.Graphics == true ? (ImageProtocol.Kitty, "the terminal behind tmux answered kitty's query")
                : (ImageProtocol.Cells, environment.AsksBehindTmux ? "tmux, which let no image through: set -g allow-passthrough on" : "tmux");
        if (Kitty.FirstOrDefault(brand => name.StartsWith(brand, StringComparison.OrdinalIgnoreCase)) is { } known)
            return replies.Graphics == true ? (ImageProtocol.Kitty, $"{known} answered kitty's query") : (ImageProtocol.Cells, $"{known} did not answer kitty's query");
        if (name.StartsWith("iTerm", StringComparison.OrdinalIgnoreCase))
            return (ImageProtocol.Iterm, "iTerm2");
        if (environment["TERM_PROGRAM"] == "vscode" || name.StartsWith("xterm.js", StringComparison.OrdinalIgnoreCase))
            return replies.Attributes?.Contains(4) == true ? (ImageProtocol.Iterm, "Visual Studio Code with images on") : (ImageProtocol.Cells, "Visual Studio Code with images off");
        return replies.Graphics == true ? (ImageProtocol.Kitty, "answered kitty's query")
            : (ImageProtocol.Cells, replies.Attributes is null ? environment.CanBeAsked ? "no answer" : $"TERM={environment["TERM"]} is not asked" : $"{(name.Length > 0 ? name : "the terminal")} draws no images that are known here");
    }
}
