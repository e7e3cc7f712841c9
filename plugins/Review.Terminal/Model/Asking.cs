namespace Assay.Review.Terminal;

/// <summary>Questions of one key.</summary>
static class Asking
{
    public static Model Difficulty(Model model, Key key, Desk desk)
    {
        model = model with { Mode = ScreenMode.Browse };
        return key.Name is [>= '1' and <= '5' and var digit] ? Deciding.Remark(model, desk, id => new Remark(id) { Difficulty = digit - '0' }, $"difficulty {digit}") : model;
    }

    public static Model PictureMode(Model model, Key key, Desk desk)
    {
        model = model with { Mode = ScreenMode.Browse };
        if (key.Name is not [>= '0' and <= '8' and var digit] || desk.Shelf.Find(model.Position)?.Picture is not { } picture)
            return model;
        var mode = (Terminal.PictureMode)(digit - '0');
        return picture.Shows(mode) ? Looking.Shown(model, model.Picture with { Mode = mode, Overlay = true }) : model with { Notice = new Notice(picture.WhyNot(mode), IsBad: true) };
    }

    /// <summary>1: what the item is about; 2: all labels of the sample.</summary>
    public static Model Take(Model model, Key key, Desk desk)
    {
        model = model with { Mode = ScreenMode.Browse };
        if (key.Name is not ("1" or "2" or "T") || Availability.ReferenceOf(model, desk) is not { } reference)
            return model;
        return Deciding.Rule(model, Remedies.Ruling(model, reference, ofAll: key.Name == "2", desk), desk);
    }

    public static Model Confirm(Model model, Key key, Desk desk) => key.Name is "y" or "Enter"
        ? Deciding.Record(model, model.Pending!, model.Targets, desk)
        : model with { Mode = ScreenMode.Browse, Pending = null, Notice = new Notice("nothing was recorded") };
}
