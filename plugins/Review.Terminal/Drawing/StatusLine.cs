using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>How far the review is; before that, what the last key has to say.</summary>
static class StatusLine
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme)
    {
        var area = layout.Status;
        grid.Fill(area, theme.Bar);
        var x = area.X + 1;
        if (model.Notice is { } notice)
        {
            var pen = theme.Bar with { Style = theme.Bar.Style | CellStyle.Bold, Foreground = notice.IsBad && !theme.Bad.Foreground.IsDefault && theme.Bar.Background != Color.Of(0xE5E5E5) ? Color.Of(0xFFB38A) : theme.Bar.Foreground };
            x = grid.Write(x, area.Y, (notice.IsBad ? "! " : "") + notice.Text + "  ", pen, area.Right - x);
        }
        foreach (var part in Parts(model, desk, layout))
        {
            if (x + RuneWidth.Of(part) > area.Right)
                break;
            x = grid.Write(x, area.Y, part + "  ", theme.Bar, area.Right - x);
        }
    }

    static IEnumerable<string> Parts(Model model, Desk desk, Layout layout)
    {
        var (mine, count) = (desk.Mine, desk.Review.Items.Count);
        yield return $"{mine.Decided}/{count} decided";
        if (model.Anchor is not null || model.Marked.Count > 0)
            yield return $"{model.Targets.Count} marked";
        if (model.Filter is { } filter)
            yield return $"filter: {filter.Text} ({model.Order.Length})";
        if (mine.Decided > 0)
            yield return $"{100.0 * mine.Errors / mine.Decided:0} % wrong";
        if (model.Log.Rate is { } rate)
        {
            yield return $"{rate:0}/h";
            if (count > mine.Decided)
                yield return $"ETA {Numbers.Time(TimeSpan.FromHours((count - mine.Decided) / rate))}";
        }
        if (layout.Picture.IsEmpty && model.Mode == ScreenMode.Browse)
            yield return "no picture: 60x18 cells or more are needed";
        if (model.Sort is { } sort)
            yield return $"by {sort.By}{(sort.Descending ? " desc" : "")}";
        if (!model.Advances)
            yield return "advance off";
        if (model.Log.SavedAt is { } saved)
            yield return string.Create(CultureInfo.InvariantCulture, $"saved {saved:HH:mm:ss}");
        if (model.Log.Skipped.Count > 0)
            yield return $"{model.Log.Skipped.Count} skipped";
        if (model.Log.Unreadable.Count > 0)
            yield return $"{model.Log.Unreadable.Count} unreadable";
        foreach (var other in desk.Others.Take(3))
            yield return $"{other.Reviewer} {other.Decided}";
    }
}
