using Assay.Review.Terminal;
using Assay.Tests.Review.Terminal.Screens;

namespace Assay.Tests.Review.Terminal.Keymaps;

public class KeymapTests
{
    [Fact]
    public void The_keys_that_come_along_have_no_clash_and_every_command_has_one()
    {
        var keymap = KeymapReader.Read();
        Assert.Empty(keymap.Clashes);
        Assert.All(Enum.GetValues<Command>(), command => Assert.NotEmpty(keymap.KeysOf(command)));
    }

    [Fact]
    public void Help_lists_every_command_but_the_digits_after_the_first_and_the_arrows()
    {
        var listed = CommandText.Groups.SelectMany(group => group.Commands.Select(entry => entry.Command)).ToHashSet();
        Assert.All(Enum.GetValues<Command>().Where(command => command is not (> Command.Kind1 and <= Command.Kind9) and not (>= Command.PanLeft and <= Command.PanDown)), command => Assert.Contains(command, listed));
    }

    [Fact]
    public void Ones_own_file_changes_keys_hints_and_help()
    {
        const string Own = "version: 1\nbrowse:\n  accept: [o, \"'\"]   # ok\n  next_reference: O\n";
        var sitting = new Sitting(new FakeReview(3), width: 200, height: 60, keymap: Own);
        Assert.Single(sitting.Press("o").Review.Recorded);
        Assert.Equal(2, sitting.Press("'").Review.Recorded.Count);
        Assert.Contains("a does nothing here", sitting.Press("a").Status);
        Assert.StartsWith(" o right", sitting.Press("g").Text.Split('\n')[^2]);
        Assert.Contains("o '          the labels are right", sitting.Press("?").Text);
    }

    [Theory]
    [InlineData("version: 2\n", "own.yaml(1): version 2")]
    [InlineData("browse:\n  acept: a\n", "own.yaml(2): 'acept' is no command")]
    [InlineData("browse:\n  accept: k\n  up: k\n", "own.yaml(3): the key k is accept in line 2 already")]
    [InlineData("keys:\n", "own.yaml(1): 'keys' is no part of a keymap")]
    public void What_is_wrong_is_said_at_the_start_with_its_line(string own, string message)
    {
        var sitting = new Sitting(new FakeReview(3), width: 200, height: 60, keymap: own);
        Assert.Contains(message, sitting.Status);
    }

    [Fact]
    public void A_command_can_be_switched_off() => Assert.Contains("q does nothing here", new Sitting(new FakeReview(3), keymap: "back: []").Press("q").Status);

    [Fact]
    public void Names_are_those_of_the_file() => Assert.Equal("half_page_down", CommandText.Name(Command.HalfPageDown));
}
