namespace Assay.Review.Terminal;

/// <summary>Going through the queue, and what the list shows of it.</summary>
static class Moving
{
    const int Ahead = 3;

    public static Model Do(Model model, Command command, Desk desk)
    {
        var half = Math.Max(1, Layout.Of(model).List.Height / 2);
        return command switch
        {
            Command.Down => By(model, 1),
            Command.Up => By(model, -1),
            Command.HalfPageDown => By(model, half),
            Command.HalfPageUp => By(model, -half),
            Command.Top => To(model, 0),
            Command.Bottom => To(model, model.Order.Length - 1),
            Command.NextUndecided => Undecided(model, 1, desk),
            _ => Undecided(model, -1, desk),
        };
    }

    public static Model By(Model model, int rows) => To(model, model.Cursor + rows);

    public static Model To(Model model, int at)
    {
        var cursor = Math.Clamp(at, 0, Math.Max(0, model.Order.Length - 1));
        return model with { Mode = ScreenMode.Browse, Cursor = cursor, Log = cursor == model.Cursor ? model.Log : model.Log with { OnItem = TimeSpan.Zero } };
    }

    /// <summary>To the next undecided item after this one, round the end to the first; to the end's screen when there is none.</summary>
    public static Model Advance(Model model, Desk desk) =>
        Find(model, 1, desk) is { } at ? To(model, at) with { Notice = model.Notice } : model with { Mode = ScreenMode.End };

    static Model Undecided(Model model, int step, Desk desk) => Find(model, step, desk) is not { } at ? model with { Mode = ScreenMode.End }
        : (at - model.Cursor) * step > 0 ? To(model, at) : To(model, at) with { Notice = new Notice(step > 0 ? "went on at the top" : "went on at the bottom") };

    static int? Find(Model model, int step, Desk desk)
    {
        var count = model.Order.Length;
        for (var i = 1; i < count; i++)
            if (((model.Cursor + step * i) % count + count) % count is var at && !desk.StateOf(model.Order[at]).IsDecided)
                return at;
        return count > 0 && !desk.StateOf(model.Position).IsDecided ? model.Cursor : null;
    }

    /// <summary>Undecided, it goes to the end of the list.</summary>
    public static Model Skip(Model model, Desk desk)
    {
        var position = model.Position;
        model = model with
        {
            Order = model.Order.RemoveAt(model.Cursor).Add(position),
            Anchor = null,
            Notice = new Notice($"{desk.Review.Items[position].Sample} is skipped: it comes again at the end"),
            Log = model.Log with { Skipped = model.Log.Skipped.Add(position), OnItem = TimeSpan.Zero },
        };
        return desk.StateOf(model.Position).IsDecided ? Advance(model, desk) : model;
    }

    /// <summary>Items to have open: this one, the next undecided, the one before.</summary>
    public static IReadOnlyList<int> Upcoming(Model model, Desk desk)
    {
        List<int> wanted = [model.Position];
        for (var at = model.Cursor + 1; at < model.Order.Length && wanted.Count <= Ahead && at < model.Cursor + 200; at++)
            if (!desk.StateOf(model.Order[at]).IsDecided)
                wanted.Add(model.Order[at]);
        foreach (var at in new[] { model.Cursor + 1, model.Cursor - 1 })
            if ((uint)at < (uint)model.Order.Length && !wanted.Contains(model.Order[at]))
                wanted.Add(model.Order[at]);
        return wanted;
    }

    /// <summary>Shows another selection in another order; the item looked at stays, when it is in it.</summary>
    public static Model Reorder(Model model, ItemFilter? filter, ItemSort? sort, Desk desk)
    {
        var here = model.Position;
        IEnumerable<int> order = desk.Order;
        if (filter is not null)
            order = order.Where(position => filter.Matches(position, desk));
        if (sort is not null)
            order = sort.Apply(order, desk);
        model = model with { Order = [.. order], Filter = filter, Sort = sort, Anchor = null, Marked = [], Mode = ScreenMode.Browse };
        var at = model.Order.IndexOf(here);
        return at >= 0 ? model with { Cursor = at } : model with { Cursor = 0, Log = model.Log with { OnItem = TimeSpan.Zero } };
    }

    /// <summary>Marks all items of the list whose reason says the same, numbers aside.</summary>
    public static Model MarkSameReason(Model model, Desk desk)
    {
        var reason = Stem(desk.Review.Items[model.Position].Reason);
        var same = model.Order.Where(position => Stem(desk.Review.Items[position].Reason) == reason).ToArray();
        return model with { Anchor = null, Marked = [.. same], Notice = new Notice($"{same.Length} items marked: {reason.Trim()}") };
    }

    static string Stem(string reason)
    {
        var end = reason.AsSpan().IndexOfAnyInRange('0', '9');
        return end < 0 ? reason : reason[..end].TrimEnd(' ', '-', '<', '>', '=', '(');
    }

    public static Model Click(Model model, Key key)
    {
        var layout = Layout.Of(model);
        return layout.List.Holds(key.X, key.Y) && layout.FirstRow(model) + key.Y - layout.List.Y is var at && at < model.Order.Length ? To(model, at) : model;
    }
}
