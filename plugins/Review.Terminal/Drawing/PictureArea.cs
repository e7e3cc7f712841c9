namespace Assay.Review.Terminal;

/// <summary>The picture with its caption and legend, or why there is none.</summary>
static class PictureArea
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme, Rasters rasters, Action<Grid, Area, Raster>? show)
    {
        if (model.Position < 0)
            return;
        var (area, pane) = (layout.Picture, Layout.PaneOf(model));
        if (desk.Shelf.Find(model.Position) is not { } shelved)
            Skeleton(grid, area, theme);
        else if (shelved.Picture is not { } picture)
            Failure(grid, area, shelved.Failure ?? "there is no picture of this item", shelved.Item is null, desk, theme);
        else if (model.OpenedFor == model.Position)
        {
            show?.Invoke(grid, area, rasters.Get(picture, model.Picture, pane));
            Caption(grid, layout.Caption, picture, model, pane, theme);
        }
    }

    /// <summary>Where the picture will be.</summary>
    static void Skeleton(Grid grid, Area area, Theme theme)
    {
        for (var y = area.Y; y < area.Bottom; y += 2)
            for (var x = area.X; x < area.Right; x += 4)
                grid.Write(x, y, "\u00b7", theme.Faint);
        grid.Write(area.X + Math.Max(0, area.Width / 2 - 5), area.Y + area.Height / 2, " reading ", theme.Faint);
    }

    static void Failure(Grid grid, Area area, string why, bool isUnreadable, Desk desk, Theme theme)
    {
        var text = new TextBlock(Math.Max(10, area.Width - 4), theme);
        text.Add((isUnreadable ? "\u00d7 this item cannot be read" : "no picture", isUnreadable ? theme.Bad : theme.Heading));
        text.Add();
        text.Wrap(why, theme.Text, most: 12);
        text.Add();
        if (isUnreadable)
            text.Wrap($"{desk.Keymap.KeyOf(Command.Skip)} skips it; it is counted in the summary", theme.Faint);
        text.Draw(grid, new Area(area.X + 2, area.Y + Math.Max(1, (area.Height - text.Lines.Count) / 3), area.Width - 4, area.Height - 1));
    }

    static void Caption(Grid grid, Area area, OpenPicture picture, Model model, Pane pane, Theme theme)
    {
        grid.Write(area.X, area.Y, (model.PictureHasKeys ? "\u2725 " : "") + PictureCaption.Of(picture, model.Picture, pane), model.PictureHasKeys ? theme.Key : theme.Text, area.Width);
        if (picture.Notes.Count > 0)
            grid.Write(area.X, area.Y + 1, "! " + string.Join("; ", picture.Notes), theme.Doubt, area.Width); // More pressing than what colours mean.
        else
            Legend(grid, area with { Y = area.Y + 1 }, picture, model, theme);
    }

    static void Legend(Grid grid, Area area, OpenPicture picture, Model model, Theme theme)
    {
        var x = area.X;
        foreach (var entry in PictureLegend.Of(picture, model.Picture))
        {
            if (x + RuneWidth.Of(entry.Text) + 4 > area.Right)
                break;
            x = grid.Write(x, area.Y, theme.HasMarks ? entry.Mark.ToString() : "\u25a0", theme == Theme.Plain ? theme.Heading : new Pen(entry.Color, default, theme.HasMarks ? CellStyle.Bold : CellStyle.None));
            x = grid.Write(x, area.Y, " " + entry.Text + "  ", theme.Faint);
        }
    }
}
