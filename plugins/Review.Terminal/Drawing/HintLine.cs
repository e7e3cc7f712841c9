namespace Assay.Review.Terminal;

/// <summary>The last line: the keys that matter now, or what is being written.</summary>
static class HintLine
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme)
    {
        switch (model.Mode)
        {
            case ScreenMode.Comment:
                Input(grid, layout.Hints, "comment: ", model.Line, [], theme);
                break;
            case ScreenMode.Filter:
                Input(grid, layout.Hints, "/", model.Line, Completion.Find(model.Mode, model.Line, desk), theme);
                break;
            case ScreenMode.CommandLine:
                Input(grid, layout.Hints, ":", model.Line, Completion.Find(model.Mode, model.Line, desk), theme);
                break;
            default:
                Hints(grid, layout.Hints, [.. HintsFor(model, desk, layout.Hints.Width)], theme);
                break;
        }
    }

    static void Input(Grid grid, Area area, string prompt, TextLine line, IReadOnlyList<string> completions, Theme theme)
    {
        var x = grid.Write(area.X, area.Y, prompt, theme.Key);
        var room = Math.Max(1, area.Right - x - 1);
        // The caret stays visible in a line longer than the screen.
        var before = line.Text[..line.Caret];
        while (RuneWidth.Of(before) >= room)
            before = before[1..];
        var caret = grid.Write(x, area.Y, before, theme.Text);
        var under = line.Caret < line.Text.Length ? line.Text[line.Caret].ToString() : " ";
        x = grid.Write(caret, area.Y, under, theme.Text.Reverse);
        x = grid.Write(x, area.Y, line.Caret < line.Text.Length ? line.Text[(line.Caret + 1)..] : "", theme.Text, area.Right - x);
        if (completions.Count > 0)
            grid.Write(x + 2, area.Y, string.Join("  ", completions.Take(20)), theme.Faint, area.Right - x - 2);
    }

    /// <summary>The last two are always there: help, and the way out.</summary>
    static void Hints(Grid grid, Area area, IReadOnlyList<(string Key, string Text)> hints, Theme theme)
    {
        var (x, right) = (area.X + 1, area.Right);
        var fixedOnes = hints.Count > 4 ? hints.TakeLast(2).ToArray() : [];
        right -= fixedOnes.Sum(Width);
        foreach (var hint in hints.SkipLast(fixedOnes.Length).TakeWhile(hint => x + Width(hint) - 2 <= right))
            x = Write(grid, x, area.Y, hint, theme);
        foreach (var hint in fixedOnes)
            x = Write(grid, x, area.Y, hint, theme);
    }

    static int Width((string Key, string Text) hint) => RuneWidth.Of(hint.Key) + RuneWidth.Of(hint.Text) + 3;

    static int Write(Grid grid, int x, int y, (string Key, string Text) hint, Theme theme) => grid.Write(grid.Write(x, y, hint.Key, theme.Key), y, $" {hint.Text}  ", theme.Faint);

    static IEnumerable<(string Key, string Text)> HintsFor(Model model, Desk desk, int width) => model.Mode switch
    {
        ScreenMode.Picker => [("1-9", "choose"), ("+ -", "count"), ("Enter", "record"), ("Esc", "back")],
        ScreenMode.Difficulty => [("1-5", "how hard was it to judge?"), ("Esc", "back")],
        ScreenMode.ChooseMode => Enum.GetValues<PictureMode>().Select(mode => ($"{(int)mode}", CommandText.Name(mode).Replace('_', ' '))),
        ScreenMode.Take => [("1", $"take what {Availability.ReferenceOf(model, desk)} has for this item"), ("2", "all its labels of this sample"), ("Esc", "back")],
        ScreenMode.Confirm => [("y", $"record \u201c{model.Pending!.Words}\u201d for {model.Targets.Count} items"), ("n", "no")],
        ScreenMode.Help => [("j k", "scroll"), ("Esc", "back")],
        ScreenMode.End => [(desk.Keymap.KeyOf(Command.Undo), "undo"), (desk.Keymap.KeyOf(Command.Up), "back to the queue"), (desk.Keymap.KeyOf(Command.Unsure), "the unsure ones"), (desk.Keymap.KeyOf(Command.Flag), "the flagged ones"), (desk.Keymap.KeyOf(Command.Back), "leave")],
        ScreenMode.Offline => [("Enter", "look on"), (desk.Keymap.KeyOf(Command.Back), "leave")],
        _ => Browsing(model, desk, width),
    };

    static IEnumerable<(string Key, string Text)> Browsing(Model model, Desk desk, int width)
    {
        string K(Command command) => desk.Keymap.KeyOf(command);
        if (model.PictureHasKeys)
            yield return ("arrows", "move");
        if (!desk.Review.IsReadOnly)
        {
            yield return (K(Command.Accept), "right");
            if (width >= 150)
                for (var i = 0; i < desk.Kinds.Count; i++)
                    yield return (K(Command.Kind1 + i), desk.Kinds[i].Kind);
            else
                yield return ($"1-{desk.Kinds.Count}", "error");
            yield return (K(Command.Pick), "several");
            yield return (K(Command.Unsure), "unsure");
            yield return (K(Command.Skip), "skip");
            yield return (K(Command.Undo), "undo");
        }
        yield return (K(Command.Overlay), "labels");
        yield return (K(Command.NextMode), "mode");
        yield return (K(Command.NextPlace), "place");
        if (Layout.Of(model).Facts.IsEmpty)
            yield return (K(Command.Facts), "why");
        yield return (K(Command.Filter), "filter");
        yield return (K(Command.Help), "help");
        yield return (K(Command.Back), "leave");
    }
}
