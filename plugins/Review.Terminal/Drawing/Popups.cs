using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>What stands over the picture for a while.</summary>
static class Popups
{
    public static void Draw(Grid grid, Layout layout, Model model, Desk desk, Theme theme)
    {
        var room = layout.Picture.IsEmpty ? layout.List : layout.Picture with { Height = layout.Picture.Height + 2 };
        switch (model.Mode)
        {
            case ScreenMode.Picker:
                Box(grid, room, "ERRORS", Picker(model, desk, theme, Math.Min(44, room.Width - 4)), theme);
                break;
            case ScreenMode.Facts:
                Box(grid, room, "FACTS", FactLines.Of(model, desk, theme, Math.Min(52, room.Width - 4)), theme);
                break;
            case ScreenMode.History:
                Box(grid, room, "HISTORY", History(model, desk, theme, Math.Min(64, room.Width - 4)), theme);
                break;
            case ScreenMode.Help:
                HelpPage.Draw(grid, new Area(0, 1, grid.Width, Math.Max(0, grid.Height - 3)), model, desk, theme);
                break;
            case ScreenMode.End:
                EndPage.Draw(grid, room, model, desk, theme);
                break;
            case ScreenMode.Offline:
                Box(grid, room, "NOTHING CAN BE RECORDED", Offline(model, theme, Math.Min(60, room.Width - 4), desk), theme);
                break;
        }
    }

    /// <summary>A framed block in the middle of an area.</summary>
    public static void Box(Grid grid, Area room, string title, TextBlock text, Theme theme)
    {
        var (width, height) = (Math.Min(room.Width, text.Width + 4), Math.Min(room.Height, text.Lines.Count + 2));
        var box = new Area(room.X + (room.Width - width) / 2, room.Y + (room.Height - height) / 2, width, height);
        grid.Fill(box, theme.Popup);
        var edge = new string('\u2500', Math.Max(0, width - 2));
        grid.Write(box.X, box.Y, $"\u256d{edge}\u256e", theme.Faint);
        grid.Write(box.X, box.Bottom - 1, $"\u2570{edge}\u256f", theme.Faint);
        for (var y = box.Y + 1; y < box.Bottom - 1; y++)
        {
            grid.Write(box.X, y, "\u2502", theme.Faint);
            grid.Write(box.Right - 1, y, "\u2502", theme.Faint);
        }
        grid.Write(box.X + 2, box.Y, $" {title} ", theme.Heading, width - 4);
        text.Draw(grid, box.Inside(2, 1));
    }

    static TextBlock Picker(Model model, Desk desk, Theme theme, int width)
    {
        var (text, choice) = (new TextBlock(width, theme), model.Choice!);
        for (var i = 0; i < desk.Kinds.Count; i++)
        {
            var (kind, count) = (desk.Kinds[i], choice.Counts[i]);
            var price = kind.Penalty is { } penalty ? $"{kind.Severity} {penalty * Math.Max(1, count):0.#} %".Trim() : kind.Severity ?? "";
            text.Pair($"{(i == choice.At ? "\u25b6" : " ")} {i + 1} {(count > 0 ? $"\u2717 {kind.Kind}" : $"  {kind.Kind}")}{(count > 1 ? $" x {count}" : "")}", count > 0 ? theme.Bad : theme.Text, price, theme.Faint);
        }
        text.Add();
        text.Wrap("digits choose, + and - count, Enter records, Esc goes back", theme.Faint);
        return text;
    }

    static TextBlock History(Model model, Desk desk, Theme theme, int width)
    {
        var text = new TextBlock(width, theme);
        foreach (var entry in model.Position < 0 ? [] : desk.Review.History(desk.Review.Items[model.Position].Id))
        {
            if (desk.Options.Blind && entry.Reviewer != desk.Review.Reviewer)
                continue;
            var what = entry.Verdict is { } verdict ? FactLines.Words(verdict) : entry.Remark is { } remark ? Words(remark) : "";
            text.Add(($"{entry.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  ", theme.Faint), ($"{entry.Reviewer} ", theme.Faint), ($"{(entry.Act is "verdict" or "remark" ? "" : entry.Act + ": ")}{what}", theme.Text));
        }
        if (text.Lines.Count == 0)
            text.Wrap("nothing was recorded about this item", theme.Faint);
        return text;
    }

    static string Words(Remark remark) => string.Join(", ", new[]
    {
        remark.Flagged is { } flagged ? flagged ? "flagged" : "flag removed" : "",
        remark.Difficulty is { } difficulty ? $"difficulty {difficulty}" : "",
        remark.Comment is { } comment ? comment.Length == 0 ? "comment removed" : $"\u201c{comment}\u201d" : "",
    }.Where(part => part.Length > 0));

    static TextBlock Offline(Model model, Theme theme, int width, Desk desk)
    {
        var text = new TextBlock(width, theme);
        text.Wrap(model.Notice?.Text ?? "the lock on this reviewer's verdicts is lost: another review has it", theme.Bad);
        text.Add();
        text.Wrap("All verdicts before this one are on disk. Leave, and open the review again when the other one is closed.", theme.Text);
        text.Wrap($"Enter looks on without recording, {desk.Keymap.KeyOf(Command.Back)} leaves.", theme.Faint);
        return text;
    }
}
