namespace Assay.Review.Terminal;

/// <summary>Keys while something is read: help, facts, history, the end, a lost lock.</summary>
static class Reading
{
    public static Model Help(Model model, Key key, Desk desk) => Scroll(model, key) ?? (key.Name is "q" or "Esc" or "Enter" or "Space" || desk.Keymap.Find(key.Name, false) == Command.Help
        ? model with { Mode = ScreenMode.Browse } : model);

    static Model? Scroll(Model model, Key key) => key.Name switch
    {
        "j" or "Down" or "WheelDown" => model with { HelpTop = model.HelpTop + 1 },
        "k" or "Up" or "WheelUp" => model with { HelpTop = Math.Max(0, model.HelpTop - 1) },
        "Ctrl-D" or "PageDown" => model with { HelpTop = model.HelpTop + 10 },
        "Ctrl-U" or "PageUp" => model with { HelpTop = Math.Max(0, model.HelpTop - 10) },
        "g" or "Home" => model with { HelpTop = 0 },
        _ => null,
    };

    /// <summary>Closed by its own key, q or Esc; any other key does what it always does.</summary>
    public static Model Popup(Model model, Key key, Desk desk)
    {
        var own = model.Mode == ScreenMode.Facts ? Command.Facts : Command.History;
        var closed = model with { Mode = ScreenMode.Browse };
        return key.Name is "q" or "Esc" or "Enter" || desk.Keymap.Find(key.Name, false) == own ? closed : Browsing.Press(closed, key, desk);
    }

    /// <summary>Whoever moves, undoes or filters is back in the queue; w asks for the unsure ones.</summary>
    public static Model End(Model model, Key key, Desk desk) => desk.Keymap.Find(key.Name, false) switch
    {
        Command.Unsure => Again(model, "state=unsure", "nothing is unsure", desk),
        Command.Flag => Again(model, "flag=yes", "nothing is flagged", desk),
        Command.Back when model.Filter is not null => Moving.Reorder(model, null, model.Sort, desk),
        Command.Back or Command.Quit => model with { Effect = new Effect.Leave() },
        Command.Up or Command.Down or Command.Top or Command.Bottom or Command.HalfPageUp or Command.HalfPageDown or Command.Undo or Command.Redo or Command.Filter or Command.FilterOut
            or Command.CommandLine or Command.Sort or Command.Help or Command.Suspend or Command.Redraw => Browsing.Press(model with { Mode = ScreenMode.Browse }, key, desk),
        Command.NextUndecided or Command.PreviousUndecided => Moving.Advance(model, desk),
        _ => model,
    };

    static Model Again(Model model, string filter, string nothing, Desk desk)
    {
        var next = Moving.Reorder(model, ItemFilter.Parse(filter, desk).Filter, model.Sort, desk);
        return next.Order.Length == 0 ? model with { Notice = new Notice(nothing) } : Moving.To(next, 0);
    }

    /// <summary>Looking and leaving are all that is left.</summary>
    public static Model Offline(Model model, Key key, Desk desk) => desk.Keymap.Find(key.Name, false) switch
    {
        Command.Back or Command.Quit => model with { Effect = new Effect.Leave() },
        _ => key.Name == "Enter" ? model with { Mode = ScreenMode.Browse } : model,
    };
}
