using System.Text;

namespace Assay.Review.Terminal;

/// <summary>
/// What a terminal is asked, all at once: its name (XTVERSION), kitty's graphics (a query that stores nothing), the size of a cell (XTWINOPS 16), and last its attributes (DA1), which
/// every terminal answers: what has not been answered by then never will be.
/// </summary>
public static class TerminalQuery
{
    /// <summary>How long is waited for answers.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMilliseconds(250);

    internal const int GraphicsId = 31;

    /// <summary>The question for an environment; empty when nothing should be asked: the console of Linux and dumb terminals would print it.</summary>
    public static byte[] Bytes(TerminalEnvironment environment)
    {
        if (!environment.CanBeAsked)
            return [];
        var graphics = $"\e_Gi={GraphicsId},s=1,v=1,a=q,t=d,f=24;AAAA\e\\";
        return Encoding.ASCII.GetBytes("\e[>0q" + (environment.AsksBehindTmux ? TmuxPassthrough.Wrap(graphics) : environment.IsInTmux || environment.PrintsGraphics ? "" : graphics) + "\e[16t\e[c");
    }
}
