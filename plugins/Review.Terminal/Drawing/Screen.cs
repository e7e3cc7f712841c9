namespace Assay.Review.Terminal;

/// <summary>Draws a model: a pure function of it and of what the desk knows.</summary>
public static class Screen
{
    /// <summary>Draws everything.</summary>
    /// <param name="grid">Of the model's size; drawn over.</param>
    /// <param name="model">What to draw.</param>
    /// <param name="desk">The review.</param>
    /// <param name="depth">How many colours there are.</param>
    /// <param name="rasters">Makes pictures, or has them.</param>
    /// <param name="show">Puts a picture into an area of the grid, or later over it.</param>
    public static void Draw(Grid grid, Model model, Desk desk, ColorDepth depth, Rasters rasters, Action<Grid, Area, Raster> show)
    {
        var (theme, layout) = (Theme.For(depth), Layout.Of(model));
        grid.Clear();
        Header.Draw(grid, layout, model, desk, theme);
        QueueList.Draw(grid, layout, model, desk, theme);
        Rule(grid, layout.List.Right, layout, theme);
        var isCovered = model.Mode is not (ScreenMode.Browse or ScreenMode.Comment or ScreenMode.Filter or ScreenMode.CommandLine or ScreenMode.Difficulty or ScreenMode.ChooseMode or ScreenMode.Take or ScreenMode.Confirm);
        if (!layout.Picture.IsEmpty && model.Mode is not (ScreenMode.End or ScreenMode.Help))
            PictureArea.Draw(grid, layout, model, desk, theme, rasters, isCovered && model.Cell != (1, 2) ? null : show);
        if (!layout.Facts.IsEmpty)
        {
            Rule(grid, layout.Facts.X - 1, layout, theme);
            FactLines.Of(model, desk, theme, layout.Facts.Width - 2).Draw(grid, layout.Facts.Inside(1, 0));
        }
        Popups.Draw(grid, layout, model, desk, theme);
        StatusLine.Draw(grid, layout, model, desk, theme);
        HintLine.Draw(grid, layout, model, desk, theme);
    }

    static void Rule(Grid grid, int x, Layout layout, Theme theme)
    {
        if (!layout.Picture.IsEmpty)
            for (var y = layout.List.Y; y < layout.List.Bottom; y++)
                grid.Write(x, y, "\u2502", theme.Faint);
    }
}
