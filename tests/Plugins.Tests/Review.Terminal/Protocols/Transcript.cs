using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Protocols;

/// <summary>
/// What terminals set in the environment and answer to the query, in the order in which they answer. Names and attributes are those that the terminals' sources and the tests of
/// other programs quote.
/// </summary>
public sealed record Transcript(string Terminal, string Environment, string Answer, ImageProtocol Protocol, ColorDepth Depth)
{
    public static IReadOnlyList<Transcript> All { get; } =
    [
        new("kitty", "TERM=xterm-kitty COLORTERM=truecolor KITTY_WINDOW_ID=1", "\eP>|kitty(0.36.4)\e\\\e_Gi=31;OK\e\\\e[6;20;10t\e[?62;c", ImageProtocol.Kitty, ColorDepth.Full),
        new("ghostty", "TERM=xterm-ghostty COLORTERM=truecolor TERM_PROGRAM=ghostty", "\eP>|ghostty 1.1.3\e\\\e_Gi=31;OK\e\\\e[6;34;17t\e[?62;22c", ImageProtocol.Kitty, ColorDepth.Full),
        new("WezTerm", "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=WezTerm", "\eP>|WezTerm 20240203-110809-5046fc22\e\\\e_Gi=31;OK\e\\\e[6;36;15t\e[?65;4;6;18;22c", ImageProtocol.Kitty, ColorDepth.Full),
        new("WezTerm with kitty graphics off", "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=WezTerm", "\eP>|WezTerm 20240203-110809-5046fc22\e\\\e[6;36;15t\e[?65;4;6;18;22c", ImageProtocol.Cells, ColorDepth.Full),
        new("Konsole", "TERM=xterm-256color COLORTERM=truecolor KONSOLE_VERSION=260800", "\eP>|Konsole 26.08.0\e\\\e_Gi=31;OK\e\\\e[6;30;14t\e[?62;c", ImageProtocol.Kitty, ColorDepth.Full),
        new("iTerm2", "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=iTerm.app", "\eP>|iTerm2 3.5.11\e\\\e[6;17;8t\e[?62;4c", ImageProtocol.Iterm, ColorDepth.Full),
        new("foot", "TERM=foot COLORTERM=truecolor", "\eP>|foot(1.20.2)\e\\\e[6;25;12t\e[?62;4;22;28;29c", ImageProtocol.Cells, ColorDepth.Full),
        new("xterm", "TERM=xterm-256color", "\eP>|XTerm(390)\e\\\e[6;13;6t\e[?64;1;2;6;9;15;18;21;22c", ImageProtocol.Cells, ColorDepth.Indexed),
        new("xterm that knows no XTVERSION", "TERM=xterm", "\e[?64;1;2;6;9;15;18;21;22c", ImageProtocol.Cells, ColorDepth.Sixteen),
        new("VTE (GNOME Terminal)", "TERM=xterm-256color COLORTERM=truecolor VTE_VERSION=7800", "\eP>|VTE(7800)\e\\\e[6;21;10t\e[?65;1;9c", ImageProtocol.Cells, ColorDepth.Full),
        new("Visual Studio Code", "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=vscode", "\eP>|xterm.js(5.6.0-beta.99)\e\\\e[?1;2c", ImageProtocol.Cells, ColorDepth.Full),
        new("Visual Studio Code with images", "TERM=xterm-256color COLORTERM=truecolor TERM_PROGRAM=vscode", "\e[6;18;8t\e[?62;4;9;22c", ImageProtocol.Iterm, ColorDepth.Full),
        new("Windows Terminal", "WT_SESSION=9b1f", "\e[6;20;10t\e[?61;4;6;7;14;21;22;23;24;28;32;42c", ImageProtocol.Cells, ColorDepth.Full),
        new("Windows Terminal through ssh", "TERM=xterm-256color", "\e[?61;6;7;22;23;24;28;32;42c", ImageProtocol.Cells, ColorDepth.Indexed),
        new("Apple Terminal", "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", "\e[?1;2c", ImageProtocol.Cells, ColorDepth.Indexed),
        new("tmux in xterm", "TERM=tmux-256color COLORTERM=truecolor TMUX=/tmp/tmux-0/default,1,0 TERM_PROGRAM=tmux", "\eP>|tmux 3.5a\e\\\e[?1;2;4c", ImageProtocol.Cells, ColorDepth.Full),
        new("tmux in kitty that passes images", "TERM=tmux-256color COLORTERM=truecolor TMUX=/tmp/tmux-0/default,1,0 TERM_PROGRAM=tmux KITTY_WINDOW_ID=1", "\eP>|tmux 3.5a\e\\\e[?1;2;4c\e_Gi=31;OK\e\\", ImageProtocol.Kitty, ColorDepth.Full),
        new("tmux in kitty that passes nothing", "TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0 TERM_PROGRAM=tmux KITTY_WINDOW_ID=1", "\eP>|tmux 3.5a\e\\\e[?1;2;4c", ImageProtocol.Cells, ColorDepth.Indexed),
        new("GNU screen", "TERM=screen-256color", "\e[?1;2c", ImageProtocol.Cells, ColorDepth.Indexed),
        new("a stranger that draws images", "TERM=xterm-256color COLORTERM=truecolor", "\e_Gi=31;OK\e\\\e[?62;22c", ImageProtocol.Kitty, ColorDepth.Full),
        new("a stranger that refuses images", "TERM=xterm-256color COLORTERM=truecolor", "\e_Gi=31;ENOTSUPPORTED:no graphics\e\\\e[?62;22c", ImageProtocol.Cells, ColorDepth.Full),
        new("kitty without colours", "TERM=xterm-kitty NO_COLOR=1", "\eP>|kitty(0.36.4)\e\\\e_Gi=31;OK\e\\\e[?62;c", ImageProtocol.Cells, ColorDepth.None),
        new("Linux console", "TERM=linux", "", ImageProtocol.Cells, ColorDepth.Sixteen),
        new("dumb", "TERM=dumb", "", ImageProtocol.Cells, ColorDepth.None),
        new("silence", "TERM=xterm-256color COLORTERM=truecolor", "", ImageProtocol.Cells, ColorDepth.Full),
    ];

    public TerminalEnvironment Variables
    {
        get
        {
            var set = Environment.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
            return new TerminalEnvironment(name => set.GetValueOrDefault(name, ""));
        }
    }

    public override string ToString() => Terminal;
}
