namespace Assay.Review.Terminal;

/// <summary>Keys of the queue.</summary>
static class Browsing
{
    public static Model Press(Model model, Key key, Desk desk) => key.Name switch
    {
        "Click" => Moving.Click(model, key),
        "WheelUp" => Moving.By(model, -1),
        "WheelDown" => Moving.By(model, 1),
        "Paste" => model with { Notice = new Notice("text was pasted; it is no key here") },
        _ when desk.Keymap.Find(key.Name, model.PictureHasKeys) is { } command => Do(model, command, desk),
        _ => model with { Notice = new Notice($"{key.Name} does nothing here; {desk.Keymap.KeyOf(Command.Help)} lists the keys") },
    };

    /// <summary>Does what a command says, or says why not.</summary>
    public static Model Do(Model model, Command command, Desk desk)
    {
        if (Availability.WhyNot(model, command, desk) is { } why)
            return model with { Notice = new Notice(why, IsBad: true) };
        return command switch
        {
            Command.Accept => Deciding.Rule(model, Ruling.Of(Decision.Ok), desk),
            Command.AcceptStay => Deciding.Rule(model, Ruling.Of(Decision.Ok, stays: true), desk),
            Command.Empty => Deciding.Rule(model, Ruling.Of(Decision.Empty), desk),
            Command.ModelWrong => Deciding.Rule(model, Ruling.Of(Decision.ModelWrong), desk),
            Command.Unsure => Deciding.Rule(model, Ruling.Of(Decision.Unsure), desk),
            >= Command.Kind1 and <= Command.Kind9 => Deciding.Rule(model, new Ruling(Decision.Error, [(desk.Kinds[command - Command.Kind1], 1)]), desk),
            Command.Pick or Command.PickStay => model with { Mode = ScreenMode.Picker, Choice = Choice.Of(desk.Kinds, desk.StateOf(model.Position).Verdict, command == Command.PickStay) },
            Command.Skip => Moving.Skip(model, desk),
            Command.Take => model with { Mode = ScreenMode.Take },
            Command.Undo => Deciding.Undo(model, desk),
            Command.Redo => Deciding.Redo(model, desk),
            Command.Flag => Deciding.Flag(model, desk),
            Command.Difficulty => model with { Mode = ScreenMode.Difficulty },
            Command.Comment => model with { Mode = ScreenMode.Comment, Line = TextLine.Of(desk.StateOf(model.Position).Comment ?? desk.StateOf(model.Position).Verdict?.Comment ?? "") },
            >= Command.NextUndecided and <= Command.HalfPageUp => Moving.Do(model, command, desk),
            >= Command.NextPlace and <= Command.PanDown => Looking.Do(model, command, desk),
            _ => DoMore(model, command, desk),
        };
    }

    static Model DoMore(Model model, Command command, Desk desk) => command switch
    {
        Command.Facts => model with { Mode = ScreenMode.Facts },
        Command.History => model with { Mode = ScreenMode.History },
        Command.CopyId => model with { Effect = new Effect.Copy(desk.Review.Items[model.Position].Sample), Notice = new Notice($"{desk.Review.Items[model.Position].Sample} is in the clipboard") },
        Command.Filter => model with { Mode = ScreenMode.Filter, Line = TextLine.Of(model.Filter?.Text ?? "") },
        Command.FilterOut => model with { Mode = ScreenMode.Filter, Line = TextLine.Of(model.Filter is { } now ? now.Text + " !" : "!") },
        Command.CommandLine => model with { Mode = ScreenMode.CommandLine, Line = TextLine.Empty },
        Command.Sort => model with { Mode = ScreenMode.CommandLine, Line = TextLine.Of("sort ") },
        Command.Range => model.Anchor is null && model.Marked.Count == 0 ? model with { Anchor = model.Cursor } : model with { Anchor = null, Marked = [] },
        Command.SameReason => Moving.MarkSameReason(model, desk),
        Command.Help => model with { Mode = ScreenMode.Help, HelpTop = 0 },
        Command.Back => Back(model, desk),
        Command.Quit => model with { Effect = new Effect.Leave() },
        Command.Suspend => model with { Effect = new Effect.Suspend() },
        _ => model with { Effect = new Effect.Redraw() },
    };

    /// <summary>One thing at a time: what is marked, the picture's keys, the filter; then the screen itself.</summary>
    static Model Back(Model model, Desk desk) =>
        model.Anchor is not null || model.Marked.Count > 0 ? model with { Anchor = null, Marked = [] }
        : model.PictureHasKeys ? model with { PictureHasKeys = false }
        : model.Filter is not null ? Moving.Reorder(model, null, model.Sort, desk)
        : model with { Effect = new Effect.Leave() };
}
