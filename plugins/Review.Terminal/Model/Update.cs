namespace Assay.Review.Terminal;

/// <summary>Makes the next model from a model and a key. Records through the review before the next item is shown; looks at nothing but the desk.</summary>
public static class Update
{
    /// <summary>The model a screen starts with: where the reviewer left off.</summary>
    public static Model Start(Desk desk, int width, int height)
    {
        var model = new Model
        {
            Order = [.. desk.Order],
            Size = (width, height),
            Advances = desk.Options.Advance,
            Log = new SessionLog { KeyAt = desk.Now },
            Picture = new PictureState { ReferenceIsOn = false },
        };
        var start = desk.Review.Start;
        model = start >= model.Order.Length ? model with { Mode = ScreenMode.End }
            : desk.Options.ReviewersSeeScores ? model with { Cursor = start } : Moving.Advance(model with { Cursor = model.Order.Length - 1 }, desk);
        if (desk.Keymap.Clashes.Count > 0)
            model = model with { Notice = new Notice(string.Join("; ", desk.Keymap.Clashes), IsBad: true) };
        return Settle(model, desk);
    }

    /// <summary>A key was pressed.</summary>
    public static Model Press(Model model, Key key, Desk desk)
    {
        var next = model with { Notice = null, Effect = null, Log = model.Log.At(desk.Now) };
        next = model.Mode switch
        {
            ScreenMode.Browse => Browsing.Press(next, key, desk),
            ScreenMode.Picker => Picking.Press(next, key, desk),
            ScreenMode.Comment or ScreenMode.Filter or ScreenMode.CommandLine => Writing.Press(next, key, desk),
            ScreenMode.Difficulty => Asking.Difficulty(next, key, desk),
            ScreenMode.ChooseMode => Asking.PictureMode(next, key, desk),
            ScreenMode.Take => Asking.Take(next, key, desk),
            ScreenMode.Confirm => Asking.Confirm(next, key, desk),
            ScreenMode.Help => Reading.Help(next, key, desk),
            ScreenMode.Facts or ScreenMode.History => Reading.Popup(next, key, desk),
            ScreenMode.End => Reading.End(next, key, desk),
            _ => Reading.Offline(next, key, desk),
        };
        return Settle(next, desk);
    }

    /// <summary>Another size of the screen.</summary>
    public static Model Resize(Model model, int width, int height, Desk desk)
    {
        if (model.Size == (width, height))
            return model;
        var before = desk.Shelf.Find(model.Position)?.Picture;
        var next = model with { Size = (width, height) };
        // A place is shown as large as there is room for.
        return Settle(before is not null && next.Picture is { Place: { } place, KeepsView: false } ? next with { Picture = next.Picture.At(place, before, Layout.PaneOf(next)) } : next, desk);
    }

    /// <summary>Time has passed: while blinking, labels and reference take turns.</summary>
    public static Model Tick(Model model) =>
        model.Picture.Shown == PictureMode.Blink ? model with { Picture = model.Picture with { ReferenceIsOn = !model.Picture.ReferenceIsOn } } : model;

    /// <summary>An item has come off the shelf, or the model has changed: the picture opens, the next items are asked for.</summary>
    public static Model Settle(Model model, Desk desk)
    {
        if (model.Cursor >= model.Order.Length)
            model = model with { Cursor = Math.Max(0, model.Order.Length - 1) };
        if (model.Position < 0)
            return model;
        desk.Shelf.Want(Moving.Upcoming(model, desk));
        if (desk.Shelf.Find(model.Position) is not { } shelved)
            return model;
        if (shelved.Item is null && !model.Log.Unreadable.Contains(model.Position))
            model = model with { Log = model.Log with { Unreadable = model.Log.Unreadable.Add(model.Position) } };
        if (model.OpenedFor == model.Position || shelved.Picture is not { } picture)
            return model;
        return model with { OpenedFor = model.Position, Picture = Opened(model, picture) };
    }

    /// <summary>How a picture will be looked at when its item is reached from here.</summary>
    public static PictureState Opened(Model model, OpenPicture picture)
    {
        PictureMode[] modes = [model.Wanted, PictureMode.Both, PictureMode.Contour, PictureMode.Image];
        return (model.Picture with { Mode = modes.First(picture.Shows) }).Opened(picture, Layout.PaneOf(model));
    }
}
