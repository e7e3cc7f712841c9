using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>A line being written.</summary>
/// <param name="Text">So far.</param>
/// <param name="Caret">The position in it where the next character goes.</param>
public sealed record TextLine(string Text, int Caret)
{
    /// <summary>Nothing yet.</summary>
    public static TextLine Empty { get; } = new("", 0);

    /// <summary>A text with the caret behind it.</summary>
    public static TextLine Of(string text) => new(text, text.Length);

    /// <summary>What a key makes of it; itself when the key means nothing here.</summary>
    public TextLine Press(Key key) => key.Name switch
    {
        "Backspace" => Delete(Before(Caret), Caret),
        "Delete" => Delete(Caret, After(Caret)),
        "Left" => this with { Caret = Before(Caret) },
        "Right" => this with { Caret = After(Caret) },
        "Home" or "Ctrl-A" => this with { Caret = 0 },
        "End" or "Ctrl-E" => this with { Caret = Text.Length },
        "Ctrl-U" => Delete(0, Caret),
        "Ctrl-K" => Delete(Caret, Text.Length),
        "Ctrl-W" => Delete(Text[..Caret].TrimEnd().LastIndexOf(' ') + 1, Caret),
        _ => Insert(string.Concat(key.Text.Select(letter => char.IsControl(letter) ? ' ' : letter))),
    };

    TextLine Insert(string text) => text.Length == 0 ? this : new(Text.Insert(Caret, text), Caret + text.Length);

    TextLine Delete(int from, int to) => new(Text.Remove(from, to - from), from);

    int After(int at) => at >= Text.Length ? at : at + StringInfo.GetNextTextElementLength(Text, at);

    int Before(int at)
    {
        var before = 0;
        for (var next = 0; next < at; next = After(next))
            before = next;
        return before;
    }
}
