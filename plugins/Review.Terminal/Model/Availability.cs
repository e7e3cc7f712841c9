namespace Assay.Review.Terminal;

/// <summary>Which commands can be done now, and why the others cannot: a key that does nothing says so.</summary>
public static class Availability
{
    /// <summary>Why a command cannot be done; null when it can.</summary>
    public static string? WhyNot(Model model, Command command, Desk desk)
    {
        if (desk.Review.IsReadOnly && command is (>= Command.Accept and <= Command.Redo or >= Command.Comment and <= Command.Difficulty) and not Command.Skip)
            return "read-only: nothing is recorded; open without --readonly to decide";
        if (NeedsItem(command) && model.Position < 0)
            return model.Filter is null ? "the queue is empty" : "no item is shown: the filter lets none through";
        if (command is >= Command.Kind1 and <= Command.Kind9 && command - Command.Kind1 >= desk.Kinds.Count)
            return $"there are {desk.Kinds.Count} kinds of error, and this is none of them";
        if (command is Command.Take && ReferenceOf(model, desk) is null)
            return "no reference has said anything of this item that could be taken over";
        return command is >= Command.NextPlace and <= Command.PanDown ? WhyNoPicture(model, command, desk) : null;
    }

    static bool NeedsItem(Command command) => command is not (Command.Undo or Command.Redo) and (<= Command.Take or >= Command.Comment and <= Command.CopyId or Command.Range or Command.SameReason);

    static string? WhyNoPicture(Model model, Command command, Desk desk)
    {
        if (Layout.Of(model).Picture.IsEmpty)
            return "the terminal is too small for a picture";
        if (desk.Shelf.Find(model.Position) is not { } shelved)
            return "the picture is still being read";
        if (shelved.Picture is not { } picture)
            return shelved.Failure ?? "there is no picture";
        return command switch
        {
            Command.NextView or Command.PreviousView when picture.Views.Count < 2 => "there is one way to see the bands; name others with 'views:' in the pipeline",
            Command.NextReference when picture.References.Count < 2 => "there is no other reference to see",
            Command.Blink when !picture.Shows(PictureMode.Blink) => picture.WhyNot(PictureMode.Blink),
            Command.NextPlace when picture.Places.Count == 0 => "no place stands out",
            _ => null,
        };
    }

    /// <summary>The reference whose labels would be taken over: the one drawn, else the one the item names, else the first.</summary>
    public static string? ReferenceOf(Model model, Desk desk) =>
        desk.Shelf.Find(model.Position) is not { Item: { } open } shelved ? null
        : shelved.Picture?.References.ElementAtOrDefault(model.Picture.Reference) ?? desk.Review.Items[model.Position].Reference
            ?? open.Opinions.FirstOrDefault(pair => pair.Value.Gives != Evidence.None).Key;
}
