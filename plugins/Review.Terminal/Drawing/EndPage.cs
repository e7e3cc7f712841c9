namespace Assay.Review.Terminal;

/// <summary>Nothing of the list is left to decide.</summary>
static class EndPage
{
    public static void Draw(Grid grid, Area room, Model model, Desk desk, Theme theme)
    {
        var text = new TextBlock(Math.Min(56, room.Width - 4), theme);
        var states = model.Order.Select(desk.StateOf).ToArray();
        text.Wrap(desk.Review.Items.Count == 0 ? "The queue of this run is empty." : model.Filter is null ? "Every item is decided." : $"Every item of the filter \u201c{model.Filter.Text}\u201d is decided.", theme.Heading);
        text.Add();
        foreach (var decision in Decision.All)
            if (states.Count(state => state.Verdict?.Decision == decision) is > 0 and var count)
            {
                var (glyph, pen) = Glyphs.Of(decision, theme);
                text.Add(($"{count,6} ", theme.Text), (glyph + " ", pen), (decision switch { Decision.Ok => "right", Decision.Error => "wrong", Decision.Empty => "verified empty", Decision.ModelWrong => "reference wrong", _ => "unsure" }, theme.Text));
            }
        foreach (var kind in states.Where(state => state.Verdict?.Decision == Decision.Error).SelectMany(state => state.Verdict!.Kinds).GroupBy(kind => kind).OrderByDescending(group => group.Count()))
            text.Add(($"{kind.Count(),12} {kind.Key}", theme.Faint));
        if (states.Count(state => state.IsFlagged) is > 0 and var flagged)
            text.Add(($"{flagged,6} ", theme.Text), ("! flagged", theme.Doubt));
        text.Add();
        text.Wrap($"{desk.Keymap.KeyOf(Command.Unsure)} the unsure ones again, {desk.Keymap.KeyOf(Command.Flag)} the flagged ones, {desk.Keymap.KeyOf(Command.Undo)} undo, {desk.Keymap.KeyOf(Command.Up)} back to the queue, {desk.Keymap.KeyOf(Command.Back)} leave", theme.Faint);
        Popups.Box(grid, room, "DONE", text, theme);
    }
}
