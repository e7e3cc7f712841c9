namespace Assay.Review.Terminal;

/// <summary>The top line: the item, and whose review of what.</summary>
static class Header
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme)
    {
        grid.Fill(layout.Header, theme.Bar);
        var whose = $"{(desk.Review.Reviewer.Length > 0 ? desk.Review.Reviewer + " \u00b7 " : "")}{Path.GetFileName(Path.TrimEndingDirectorySeparator(desk.Review.Run))}{(desk.Review.IsReadOnly ? " \u00b7 read-only" : "")} ";
        if (grid.Width >= 60)
            grid.Write(grid.Width - RuneWidth.Of(whose), 0, whose, theme.Bar);
        var x = grid.Write(1, 0, "assay review", theme.Bar.Bold, grid.Width - 2);
        if (model.Position < 0)
            return;
        var start = layout.Picture.IsEmpty ? x + 2 : layout.Picture.X;
        var room = grid.Width - start - (grid.Width >= 60 ? RuneWidth.Of(whose) + 2 : 0);
        grid.Write(start, 0, Title(desk.Review.Items[model.Position], model, desk), theme.Bar.Bold, room);
    }

    static string Title(Item item, Model model, Desk desk)
    {
        var what = item.Unit switch
        {
            Unit.Instance => $"object {item.Instance}{ClassOf(desk.OpenOf(model.Position)?.Sample.Labels?.Instances?.ElementAtOrDefault(item.Instance ?? -1), desk)}",
            Unit.Omission => $"no label for {item.Reference}'s object {item.ReferenceInstance}",
            Unit.Region => $"region {item.Region?.Index} of {item.Region?.Step}",
            _ => "",
        };
        return item.Sample + (what.Length > 0 ? " \u00b7 " + what : "");
    }

    static string ClassOf(Instance? instance, Desk desk) => instance is null ? "" : $", {desk.Review.Classes.NameOf(instance.Class)}";
}
