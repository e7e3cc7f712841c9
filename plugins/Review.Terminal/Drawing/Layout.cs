namespace Assay.Review.Terminal;

/// <summary>Where things are on the screen; a function of its size alone.</summary>
/// <param name="Header">The top line.</param>
/// <param name="List">The queue's rows.</param>
/// <param name="Picture">The picture; empty when the screen is too small for one.</param>
/// <param name="Caption">Under the picture.</param>
/// <param name="Facts">Beside it; empty when they pop up instead.</param>
/// <param name="Status">The last line but one.</param>
/// <param name="Hints">The last line.</param>
public readonly record struct Layout(Area Header, Area List, Area Picture, Area Caption, Area Facts, Area Status, Area Hints)
{
    const int LeastWidth = 60, LeastHeight = 18, WidthForFacts = 100;

    /// <summary>Where things are for a model.</summary>
    public static Layout Of(Model model) => Of(model.Size.Width, model.Size.Height);

    /// <summary>A model's picture as what draws it sees it.</summary>
    public static Pane PaneOf(Model model) => Of(model).Picture is var area ? new Pane(Math.Max(1, area.Width), Math.Max(1, area.Height), model.Cell.Width, model.Cell.Height) : default;

    /// <summary>Where things are on a screen.</summary>
    public static Layout Of(int width, int height)
    {
        var (header, status, hints) = (new Area(0, 0, width, 1), new Area(0, height - 2, width, 1), new Area(0, height - 1, width, 1));
        var rows = Math.Max(0, height - 3);
        if (width < LeastWidth || height < LeastHeight)
            return new Layout(header, new Area(0, 1, width, rows), default, default, default, status, hints);
        var list = width >= 160 ? 34 : width >= WidthForFacts ? 26 : 22;
        var facts = width >= 160 ? 46 : width >= WidthForFacts ? 34 : 0;
        var middle = width - list - 1 - (facts > 0 ? facts + 1 : 0);
        return new Layout(header, new Area(0, 1, list, rows), new Area(list + 1, 1, middle, rows - 2), new Area(list + 1, rows - 1, middle, 2),
            facts > 0 ? new Area(width - facts, 1, facts, rows) : default, status, hints);
    }

    /// <summary>The list's first row: the cursor stays in its middle.</summary>
    public int FirstRow(Model model) => Math.Clamp(model.Cursor - List.Height / 2, 0, Math.Max(0, model.Order.Length - List.Height));
}
