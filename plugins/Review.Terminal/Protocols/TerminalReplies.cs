using System.Globalization;
using System.Text;

namespace Assay.Review.Terminal;

/// <summary>
/// Finds a terminal's answers among what comes from it; they may come in pieces and between key presses. Only listens: the same bytes go to the parser of keys, which passes over
/// answers, so that none becomes a key and no key is lost.
/// </summary>
public sealed class TerminalReplies
{
    const int Longest = 4096;
    readonly StringBuilder sequence = new();

    /// <summary>What it calls itself (XTVERSION), or empty.</summary>
    public string Name { get; private set; } = "";

    /// <summary>It draws images sent by kitty's protocol; null: no answer.</summary>
    public bool? Graphics { get; private set; }

    /// <summary>Pixels of a cell, or null.</summary>
    public (int Width, int Height)? Cell { get; private set; }

    /// <summary>Attributes it claims (DA1); null: not answered yet, so more may come.</summary>
    public IReadOnlyList<int>? Attributes { get; private set; }

    /// <summary>Listens.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value == 0x1B && !(sequence.Length > 1 && IsString(sequence[1])))
                sequence.Clear();
            if (sequence.Length > 0 || value == 0x1B)
                sequence.Append((char)value);
            if (IsWhole())
            {
                Take(sequence.ToString());
                sequence.Clear();
            }
            else if (sequence.Length > Longest)
                sequence.Clear();
        }
    }

    /// <summary>DCS, APC and OSC go on to ST or BEL, CSI to its final letter; nothing else is an answer.</summary>
    bool IsWhole() => sequence.Length >= 3 && (IsString(sequence[1])
        ? sequence[^1] == '\\' && sequence[^2] == '\e' || sequence[^1] == '\a'
        : sequence[1] != '[' || sequence[^1] is >= '@' and <= '~');

    static bool IsString(char kind) => kind is 'P' or '_' or ']';

    void Take(string text)
    {
        if (text.StartsWith("\eP>|", StringComparison.Ordinal))
            Name = Body(text, 4);
        else if (text.StartsWith($"\e_Gi={TerminalQuery.GraphicsId};", StringComparison.Ordinal))
            Graphics = Body(text, text.IndexOf(';', StringComparison.Ordinal) + 1) == "OK";
        else if (text.StartsWith("\e[?", StringComparison.Ordinal) && text[^1] == 'c')
            Attributes = Numbers(text[3..^1]);
        else if (text.StartsWith("\e[6;", StringComparison.Ordinal) && text[^1] == 't' && Numbers(text[4..^1]) is [var height and > 3 and < 200, var width and > 1 and < 200])
            Cell = (width, height);
    }

    static string Body(string text, int from) => text[from..^(text[^1] == '\a' ? 1 : 2)];

    static int[] Numbers(string text) => [.. text.Split(';').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
}
