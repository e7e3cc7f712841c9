namespace Assay.Review.Terminal;

/// <summary>
/// What a person pressed, by the name a keymap uses: the character itself (<c>a</c>, <c>A</c>, <c>?</c>), or <c>Space Enter Tab Esc Backspace Delete Up Down Left Right Home End
/// PageUp PageDown F1</c> ..., with <c>Ctrl-</c>, <c>Alt-</c> and <c>Shift-</c> before it where they add something.
/// </summary>
/// <param name="Name">As above; <c>Paste</c> for pasted text, <c>Click</c> for the mouse.</param>
/// <param name="Text">What it writes into a line of text: the character, or all that was pasted.</param>
/// <param name="X">Of a click: the column from 0.</param>
/// <param name="Y">Of a click: the row from 0.</param>
public readonly record struct Key(string Name, string Text = "", int X = 0, int Y = 0)
{
    /// <summary>The key of a printable character.</summary>
    public static Key Of(string character) => character == " " ? new Key("Space", " ") : new Key(character, character);

    /// <summary>A key without text; a name of one character is that character.</summary>
    public static Key Named(string name) => name == "Space" ? new Key(name, " ") : new Key(name, name.EnumerateRunes().Count() == 1 ? name : "");
}
