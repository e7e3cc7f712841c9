namespace Assay.Review.Terminal;

/// <summary>The queue: rank, state, sample, how suspicious.</summary>
static class QueueList
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme)
    {
        var first = layout.FirstRow(model);
        for (var row = 0; row < layout.List.Height && first + row < model.Order.Length; row++)
            DrawRow(grid, layout.List with { Y = layout.List.Y + row, Height = 1 }, first + row, model, desk, theme);
        if (model.Order.Length == 0)
            grid.Write(layout.List.X + 1, layout.List.Y + 1, model.Filter is null ? "the queue is empty" : "no item is like that", theme.Faint, layout.List.Width - 2);
    }

    static void DrawRow(Grid grid, Area row, int at, Model model, Desk desk, Theme theme)
    {
        var (position, isHere) = (model.Order[at], at == model.Cursor);
        var (item, state) = (desk.Review.Items[position], desk.StateOf(position));
        var pen = isHere ? theme.Selected : model.IsMarked(at) ? theme.Marked : theme.Text;
        if (isHere || model.IsMarked(at))
            grid.Fill(row, pen);
        var (glyph, color) = Glyphs.Of(state, theme);
        var rank = $"{(desk.Options.ReviewersSeeScores ? item.Rank : at + 1)}";
        var digits = $"{desk.Review.Items.Count}".Length;
        var x = grid.Write(row.X, row.Y, isHere ? "\u25b6" : model.IsMarked(at) ? "+" : " ", pen);
        x = grid.Write(x, row.Y, rank.PadLeft(digits) + " ", isHere ? pen : pen == theme.Marked ? pen : theme.Faint);
        x = grid.Write(x, row.Y, glyph, isHere || pen == theme.Marked ? pen : color);
        x = grid.Write(x, row.Y, state.IsFlagged ? "!" : model.Log.Unreadable.Contains(position) ? "\u00d7" : " ", isHere || pen == theme.Marked ? pen : theme.Doubt);
        var score = desk.Lead is { } lead ? ScoreOf(position, lead, desk, row.Width) : "";
        var room = row.Right - x - score.Length - (score.Length > 0 ? 1 : 0);
        grid.Write(x, row.Y, Tail(item, room), pen, room);
        grid.Write(row.Right - score.Length, row.Y, score, isHere || pen == theme.Marked ? pen : theme.Score);
    }

    /// <summary>The end of an id tells items apart, its beginning rarely does.</summary>
    static string Tail(Item item, int room)
    {
        var name = item.Unit switch
        {
            Unit.Instance => $"{item.Sample} #{item.Instance}",
            Unit.Omission => $"{item.Sample} +{item.ReferenceInstance}",
            Unit.Region => $"{item.Sample} \u25a1{item.Region?.Index}",
            _ => item.Sample,
        };
        return name.Length <= room || room < 2 ? name : "\u2026" + name[^(room - 1)..];
    }

    static string ScoreOf(int position, LeadColumn lead, Desk desk, int width)
    {
        if (desk.Review.Value(position, lead.Column.Name) is not { } value)
            return "";
        var bar = Glyphs.Bar(lead.Share(value), 4);
        return width >= 30 ? Numbers.Short(value).PadLeft(5) + " " + bar : bar;
    }
}
