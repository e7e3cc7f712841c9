namespace Assay.Review.Terminal;

/// <summary>Keys of the picture. What a person sets by hand stays over items and modes, until they ask for the next place.</summary>
static class Looking
{
    const double Step = 0.25;

    public static Model Do(Model model, Command command, Desk desk)
    {
        if (command == Command.FocusPicture)
            return model with { PictureHasKeys = !model.PictureHasKeys };
        if (command == Command.ChooseMode)
            return model with { Mode = ScreenMode.ChooseMode };
        var picture = desk.Shelf.Find(model.Position)!.Picture!;
        return Shown(model, Do(model.Picture, command, picture, Layout.PaneOf(model)));
    }

    /// <summary>A mode that was chosen is wanted of the next items too.</summary>
    public static Model Shown(Model model, PictureState state) => model with { Picture = state, Wanted = state.Mode == model.Picture.Mode ? model.Wanted : state.Mode };

    static PictureState Do(PictureState state, Command command, OpenPicture picture, Pane pane) => command switch
    {
        Command.NextPlace => state.ToNextPlace(picture, pane) with { KeepsView = false },
        Command.Fit => state.Fit() with { KeepsView = true },
        Command.NextMode => state.ToNextMode(picture),
        Command.Overlay => state with { Overlay = !state.Overlay },
        Command.PreviousView => state.ToView(-1, picture),
        Command.NextView => state.ToView(1, picture),
        Command.NextReference => state.ToNextReference(picture),
        Command.LessAlpha => state.WithAlpha(-1),
        Command.MoreAlpha => state.WithAlpha(1),
        Command.Blink => state.Mode == PictureMode.Blink ? state with { Mode = PictureMode.Both } : state with { Mode = PictureMode.Blink, Overlay = true, ReferenceIsOn = false },
        Command.ZoomIn => state.ZoomIn(picture.Size, pane) with { KeepsView = true },
        Command.ZoomOut => state.ZoomOut(picture.Size, pane) with { KeepsView = true },
        Command.PanLeft => state.Pan(-Step, 0, picture.Size, pane) with { KeepsView = true },
        Command.PanRight => state.Pan(Step, 0, picture.Size, pane) with { KeepsView = true },
        Command.PanUp => state.Pan(0, -Step, picture.Size, pane) with { KeepsView = true },
        _ => state.Pan(0, Step, picture.Size, pane) with { KeepsView = true },
    };
}
