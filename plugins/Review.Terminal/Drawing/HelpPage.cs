namespace Assay.Review.Terminal;

/// <summary>All keys, from the keymap, in as many columns as there is room for; what cannot be done now is faint and says why.</summary>
static class HelpPage
{
    const int ColumnWidth = 46;

    public static void Draw(Grid grid, Area area, Model model, Desk desk, Theme theme)
    {
        grid.Fill(area, theme.Popup);
        var columns = Math.Clamp(area.Width / ColumnWidth, 1, CommandText.Groups.Count);
        var width = area.Width / columns - 2;
        var blocks = CommandText.Groups.Select(group => Block(group, model, desk, theme, width)).ToArray();
        var height = (blocks.Sum(block => block.Lines.Count + 1) + columns - 1) / columns;
        var placed = Place(blocks, columns, Math.Max(height, blocks.Max(block => block.Lines.Count)));
        var top = Math.Clamp(model.HelpTop, 0, Math.Max(0, placed.Max(column => column.Lines.Count) - area.Height + 2));
        for (var i = 0; i < placed.Length; i++)
            placed[i].Draw(grid, new Area(area.X + 1 + i * (width + 2), area.Y + 1, width, area.Height - 1), top);
    }

    /// <summary>Groups stay whole; a column is full when the next one would be too long for it.</summary>
    static TextBlock[] Place(TextBlock[] blocks, int columns, int height)
    {
        var placed = Enumerable.Range(0, columns).Select(_ => new TextBlock(blocks[0].Width, blocks[0].Theme)).ToArray();
        var at = 0;
        foreach (var block in blocks)
        {
            if (placed[at].Lines.Count > 0 && placed[at].Lines.Count + block.Lines.Count > height && at + 1 < columns)
                at++;
            if (placed[at].Lines.Count > 0)
                placed[at].Add();
            foreach (var line in block.Lines)
                placed[at].Add(line);
        }
        return placed;
    }

    static TextBlock Block((string Heading, IReadOnlyList<(Command Command, string Text)> Commands) group, Model model, Desk desk, Theme theme, int width)
    {
        var text = new TextBlock(width, theme);
        text.Head(group.Heading.ToUpperInvariant());
        var browsing = model with { Mode = ScreenMode.Browse };
        foreach (var (command, words) in group.Commands)
        {
            var keys = string.Join(" ", desk.Keymap.KeysOf(command));
            var isOff = Availability.WhyNot(browsing, command, desk) is not null;
            text.Add((TextBlock.Fitted(keys.Length == 0 ? "-" : keys, 12), isOff ? theme.Faint : theme.Key), (" " + words, isOff ? theme.Faint : theme.Text));
        }
        return text;
    }
}
