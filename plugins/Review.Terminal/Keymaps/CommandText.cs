using System.Text;

namespace Assay.Review.Terminal;

/// <summary>What commands are called and do, for the help screen and keymap files.</summary>
public static class CommandText
{
    /// <summary>Headings of the help screen, each with its commands in order.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<(Command Command, string Text)> Commands)> Groups { get; } =
    [
        ("Verdicts",
        [
            (Command.Accept, "the labels are right; on to the next"),
            (Command.Kind1, "an error of this kind; 2 to 9 the others"),
            (Command.Pick, "several errors: choose and count them"),
            (Command.Empty, "nothing is there, and nothing is labelled"),
            (Command.ModelWrong, "the labels are right, the reference is wrong"),
            (Command.Unsure, "unsure: for a second look"),
            (Command.Skip, "skip: it comes again at the end"),
            (Command.Take, "take the reference's labels"),
            (Command.AcceptStay, "right, and stay here"),
            (Command.PickStay, "several errors, and stay here"),
            (Command.Undo, "undo, as often as you like"),
            (Command.Redo, "redo"),
        ]),
        ("Queue",
        [
            (Command.NextUndecided, "next undecided"),
            (Command.PreviousUndecided, "previous undecided"),
            (Command.Down, "down"),
            (Command.Up, "up"),
            (Command.HalfPageDown, "half a page down"),
            (Command.HalfPageUp, "half a page up"),
            (Command.Top, "first"),
            (Command.Bottom, "last"),
            (Command.Filter, "filter: ti < 0.4  state=error  words"),
            (Command.FilterOut, "filter out"),
            (Command.Sort, "sort by a column"),
            (Command.Range, "mark a range; then a verdict for all"),
            (Command.SameReason, "mark all with the same reason"),
        ]),
        ("Picture",
        [
            (Command.Overlay, "labels off and on"),
            (Command.NextMode, "next way to draw them"),
            (Command.ChooseMode, "a way by its digit"),
            (Command.NextPlace, "next place worth a look"),
            (Command.Fit, "all of it"),
            (Command.NextView, "next bands"),
            (Command.PreviousView, "previous bands"),
            (Command.NextReference, "next reference"),
            (Command.LessAlpha, "fainter"),
            (Command.MoreAlpha, "stronger"),
            (Command.Blink, "labels and reference in turn"),
            (Command.ZoomIn, "larger"),
            (Command.ZoomOut, "smaller"),
            (Command.FocusPicture, "arrows move the picture"),
        ]),
        ("Notes",
        [
            (Command.Comment, "comment"),
            (Command.Flag, "flag, to come back to"),
            (Command.Difficulty, "difficulty, 1 to 5"),
            (Command.Facts, "why it is here"),
            (Command.History, "what was recorded"),
            (Command.CopyId, "copy the sample's id"),
        ]),
        ("Screen",
        [
            (Command.CommandLine, "command line; Tab completes"),
            (Command.Help, "this page"),
            (Command.Back, "back; leave"),
            (Command.Quit, "leave"),
            (Command.Suspend, "to the shell; fg comes back"),
            (Command.Redraw, "draw again"),
        ]),
    ];

    /// <summary>A command, or another word of the program, as files write it: <c>next_undecided</c>.</summary>
    public static string Name(Enum command)
    {
        var name = new StringBuilder();
        foreach (var letter in command.ToString())
        {
            if (name.Length > 0 && (char.IsUpper(letter) || char.IsDigit(letter)))
                name.Append('_');
            name.Append(char.ToLowerInvariant(letter));
        }
        return name.ToString();
    }

    /// <summary>All commands by name.</summary>
    public static IReadOnlyDictionary<string, Command> Names { get; } = Enum.GetValues<Command>().ToDictionary(command => Name(command));
}
