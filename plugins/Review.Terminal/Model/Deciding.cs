namespace Assay.Review.Terminal;

/// <summary>Verdicts and remarks, and taking them back. Recorded means on disk.</summary>
static class Deciding
{
    /// <summary>A ruling about the marked items, or the one looked at. Several wait for a yes.</summary>
    public static Model Rule(Model model, Ruling ruling, Desk desk) =>
        model.Targets.Count > 1 ? model with { Mode = ScreenMode.Confirm, Pending = ruling } : Record(model, ruling, model.Targets, desk);

    public static Model Record(Model model, Ruling ruling, IReadOnlyList<int> targets, Desk desk)
    {
        var items = desk.Review.Items;
        var verdicts = targets.Select(position => ruling.About(items[position], desk.OpenOf(position)) with { Difficulty = desk.StateOf(position).Difficulty }).ToArray();
        model = model with { Mode = ScreenMode.Browse, Pending = null, Choice = null };
        return Try(model, desk, () => desk.Review.Record(verdicts, Shown(model, desk), model.Log.OnItem)) is { } failed ? failed
            : Recorded(model, ruling, targets, desk);
    }

    static Model Recorded(Model model, Ruling ruling, IReadOnlyList<int> targets, Desk desk)
    {
        desk.Forget();
        model = model with
        {
            Anchor = null,
            Marked = [],
            Notice = new Notice(targets.Count == 1 ? $"{desk.Review.Items[targets[0]].Sample}: {ruling.Words}" : $"{targets.Count} items: {ruling.Words}"),
            Log = model.Log with
            {
                Recorded = model.Log.Recorded + targets.Count,
                Touched = model.Log.Touched.Union(targets.Select(position => desk.Review.Items[position].Id)),
                Skipped = model.Log.Skipped.Except(targets),
                SavedAt = desk.Now,
            },
        };
        return model.Advances && !ruling.Stays ? Moving.Advance(model, desk) : model;
    }

    public static Model Undo(Model model, Desk desk) => Again(model, desk, "undone", "there is nothing to undo", review => review.Undo());

    public static Model Redo(Model model, Desk desk) => Again(model, desk, "redone", "there is nothing to redo", review => review.Redo());

    /// <summary>The cursor goes to what has changed.</summary>
    static Model Again(Model model, Desk desk, string done, string nothing, Func<IReview, IReadOnlyList<string>> act)
    {
        IReadOnlyList<string> changed = [];
        if (Try(model, desk, () => changed = act(desk.Review)) is { } failed)
            return failed;
        if (changed.Count == 0)
            return model with { Notice = new Notice(nothing) };
        desk.Forget();
        var position = desk.PositionOf(changed[0]);
        var name = position < 0 ? changed[0] : desk.Review.Items[position].Sample;
        model = model with { Mode = ScreenMode.Browse, Log = model.Log with { Touched = model.Log.Touched.Union(changed), SavedAt = desk.Now, Recorded = Math.Max(0, model.Log.Recorded - (done == "undone" ? changed.Count : -changed.Count)) } };
        var at = model.Order.IndexOf(position);
        var words = changed.Count == 1 ? $"{done}: {name}" : $"{done}: {changed.Count} items";
        return at < 0 ? model with { Notice = new Notice($"{words}, which the filter hides") } : Moving.To(model, at) with { Notice = new Notice(words) };
    }

    public static Model Flag(Model model, Desk desk)
    {
        var flagged = !desk.StateOf(model.Position).IsFlagged;
        return Remark(model, desk, id => new Remark(id) { Flagged = flagged }, flagged ? "flagged" : "no longer flagged");
    }

    /// <summary>A remark about the item looked at.</summary>
    public static Model Remark(Model model, Desk desk, Func<string, Remark> remark, string words)
    {
        var item = desk.Review.Items[model.Position];
        if (Try(model, desk, () => desk.Review.Record(remark(item.Id))) is { } failed)
            return failed;
        desk.Forget();
        return model with { Notice = new Notice($"{item.Sample}: {words}"), Log = model.Log with { Touched = model.Log.Touched.Add(item.Id), SavedAt = desk.Now } };
    }

    static Shown Shown(Model model, Desk desk)
    {
        var picture = desk.Shelf.Find(model.Position)?.Picture;
        var pane = Layout.PaneOf(model);
        return new Shown(desk.Options.ReviewersSeeScores, !desk.Options.Blind, CommandText.Name(model.Picture.Shown), picture?.Views.ElementAtOrDefault(model.Picture.View) ?? "",
            picture is null || Layout.Of(model).Picture.IsEmpty ? 0 : ViewPort.Of(model.Picture, picture.Size, pane).Scale / pane.CellWidth);
    }

    /// <summary>The model that says what went wrong; null when nothing did. Nothing moves on before it is on disk.</summary>
    static Model? Try(Model model, Desk desk, Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (AssayException e)
        {
            desk.Forget();
            return model with { Mode = e.Code == "verdicts-locked" ? ScreenMode.Offline : ScreenMode.Browse, Notice = new Notice(e.Message, IsBad: true) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            desk.Forget();
            return model with { Mode = ScreenMode.Browse, Notice = new Notice($"not recorded: {e.Message}", IsBad: true) };
        }
    }
}
