namespace Assay.Review.Terminal;

/// <summary>Keys while a line is written: a comment, a filter, a command.</summary>
static class Writing
{
    public static Model Press(Model model, Key key, Desk desk) => key.Name switch
    {
        "Esc" or "Ctrl-C" => model with { Mode = ScreenMode.Browse, Line = TextLine.Empty },
        "Enter" => Enter(model with { Mode = ScreenMode.Browse, Line = TextLine.Empty }, model.Mode, model.Line.Text.Trim(), desk),
        "Tab" when model.Mode != ScreenMode.Comment => model with { Line = Completion.Complete(model.Mode, model.Line, desk) },
        "Backspace" when model.Line.Text.Length == 0 => model with { Mode = ScreenMode.Browse },
        _ => model with { Line = model.Line.Press(key) },
    };

    static Model Enter(Model model, ScreenMode mode, string text, Desk desk) => mode switch
    {
        ScreenMode.Comment => Deciding.Remark(model, desk, id => new Remark(id) { Comment = text }, text.Length == 0 ? "no comment" : "comment kept"),
        ScreenMode.Filter => Filter(model, text, desk),
        _ => CommandLine.Run(model, text, desk),
    };

    /// <summary>A filter that lets nothing through is said and not taken; one that cannot be read stays to be mended.</summary>
    public static Model Filter(Model model, string text, Desk desk)
    {
        var (filter, error) = ItemFilter.Parse(text, desk);
        if (error is not null)
            return model with { Mode = ScreenMode.Filter, Line = TextLine.Of(text), Notice = new Notice(error, IsBad: true) };
        var next = Moving.Reorder(model, filter, model.Sort, desk);
        return next.Order.Length > 0 ? next with { Notice = new Notice(filter is null ? "all items" : $"{next.Order.Length} of {desk.Review.Items.Count} items") }
            : model with { Mode = ScreenMode.Filter, Line = TextLine.Of(text), Notice = new Notice("no item is like that", IsBad: true) };
    }
}
