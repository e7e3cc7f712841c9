using System.Text;
using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Keys;

public class KeyParserTests
{
    static string[] Names(string typed)
    {
        var parser = new KeyParser();
        return [.. parser.Add(Encoding.UTF8.GetBytes(typed)).Concat(parser.Flush()).Select(key => key.Name)];
    }

    [Theory]
    [InlineData("aA?", "a A ?")]
    [InlineData(" \r\t\u007F", "Space Enter Tab Backspace")]
    [InlineData("\u0012\u001A\u0003", "Ctrl-R Ctrl-Z Ctrl-C")]
    [InlineData("\e[A\e[B\e[C\e[D\e[H\e[F", "Up Down Right Left Home End")]
    [InlineData("\eOA\eOP\e[15~\e[24~", "Up F1 F5 F12")]
    [InlineData("\e[3~\e[5~\e[6~\e[Z", "Delete PageUp PageDown Shift-Tab")]
    [InlineData("\e[1;5C\e[1;2A\e[5;3~", "Ctrl-Right Shift-Up Alt-PageUp")]
    [InlineData("\ea\e", "Alt-a Esc")]
    [InlineData("\e\e[A", "Esc Up")]
    [InlineData("é漢😀", "é 漢 😀")]
    public void Bytes_are_keys(string typed, string names) => Assert.Equal(names.Split(' '), Names(typed));

    [Fact]
    public void A_sequence_may_come_in_pieces()
    {
        var parser = new KeyParser();
        Assert.Empty(parser.Add("\e"u8));
        Assert.True(parser.IsWaiting);
        Assert.Empty(parser.Add("["u8));
        Assert.Equal("Up", Assert.Single(parser.Add("A"u8)).Name);
        Assert.Empty(parser.Add([0xC3]));
        Assert.Equal("é", Assert.Single(parser.Add([0xA9])).Text);
        Assert.False(parser.IsWaiting);
    }

    [Fact]
    public void A_lone_escape_is_known_by_the_pause_behind_it()
    {
        var parser = new KeyParser();
        Assert.Empty(parser.Add("\e"u8));
        Assert.Equal("Esc", Assert.Single(parser.Flush()).Name);
        Assert.False(parser.IsWaiting);
    }

    [Fact]
    public void Pasted_text_is_one_key_and_no_command()
    {
        var keys = new KeyParser().Add("\e[200~ax\n\e[A\e[201~q"u8);
        Assert.Equal(["Paste", "q"], keys.Select(key => key.Name));
        Assert.Equal("ax\n\e[A", keys[0].Text);
    }

    [Fact]
    public void A_click_says_where()
    {
        var key = Assert.Single(new KeyParser().Add("\e[<0;12;5M\e[<0;12;5m"u8));
        Assert.Equal(("Click", 11, 4), (key.Name, key.X, key.Y));
    }

    [Theory]
    [InlineData("\e[?62;4c")]
    [InlineData("\e[>0;276;0c")]
    [InlineData("\eP>|XTerm(370)\e\\")]
    [InlineData("\e_Gi=31;OK\e\\")]
    [InlineData("\e]11;rgb:0000/0000/0000\a")]
    public void Answers_of_the_terminal_are_no_keys(string answer) => Assert.Equal(["a"], Names(answer + "a"));

    [Fact]
    public void Bytes_that_are_no_text_lose_nothing_behind_them() => Assert.Equal("a", new KeyParser() is var parser && parser.Add([0xFF, (byte)'a']) is var keys ? keys[^1].Name : "");
}
