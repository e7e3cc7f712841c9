namespace Assay.Review.Terminal;

/// <summary>Draws pictures. Pure: the same picture, state and size give the same pixels.</summary>
public static class PictureComposer
{
    /// <summary>Draws what a state shows into pixels of a pane of half blocks.</summary>
    public static Raster Compose(OpenPicture picture, PictureState state, int width, int height) => Compose(picture, state, new Pane(width, height, 1, 1));

    /// <summary>Draws what a state shows of a picture.</summary>
    public static Raster Compose(OpenPicture picture, PictureState state, Pane pane)
    {
        if (state.Shown != PictureMode.SideBySide)
            return Draw(picture, state, state.Shown, pane);
        var whole = new Raster(pane.Width, pane.Height);
        whole.Paste(Draw(picture, state, PictureMode.Contour, pane.Half), 0);
        whole.Paste(Draw(picture, state with { ReferenceIsOn = true }, PictureMode.Blink, pane.Half), pane.Half.Width + pane.CellWidth);
        return whole;
    }

    static Raster Draw(OpenPicture picture, PictureState state, PictureMode mode, Pane pane)
    {
        var port = ViewPort.Of(state, picture.Size, pane);
        var part = picture.PartFor(port);
        var canvas = new Canvas(new Raster(pane.Width, pane.Height), port, picture.Size, Math.Max(1, pane.CellWidth / 3));
        ImagePainter.Paint(canvas, picture, part, state.View);
        DrawMode(canvas, picture, part, state, mode);
        if (state.Overlay)
            Markers.Paint(canvas, picture, state);
        return canvas.Raster;
    }

    static void DrawMode(Canvas canvas, OpenPicture picture, PicturePart part, PictureState state, PictureMode mode)
    {
        var (labels, reference) = (part.Labels, part.References.ElementAtOrDefault(state.Reference));
        var (focus, focusIn) = (picture.Focus, picture.FocusIn(state.Reference));
        switch (mode)
        {
            case PictureMode.Fill when labels is not null:
                FillPainter.Paint(canvas, labels, picture.Look, focus, state.Alpha);
                break;
            case PictureMode.Contour when labels is not null:
                ContourPainter.PaintClasses(canvas, labels, picture.Look, focus);
                break;
            case PictureMode.Blink when (state.ReferenceIsOn ? reference : labels) is { } layer:
                ContourPainter.PaintClasses(canvas, layer, picture.Look, state.ReferenceIsOn ? focusIn : focus);
                break;
            case PictureMode.Both:
                ContourPainter.PaintBoth(canvas, labels, reference, picture.Look, focus, focusIn);
                break;
            case PictureMode.Distance when labels is not null && part.Distances(state.Reference) is { } distances:
                ContourPainter.PaintDistances(canvas, labels, distances, picture.Look);
                break;
            case PictureMode.Difference when labels is not null && reference is not null:
                DifferencePainter.Paint(canvas, labels, reference, picture.Look, state.Alpha);
                break;
            case PictureMode.Heat when picture.Heat is { } heat:
                HeatPainter.Paint(canvas, heat, state.Alpha);
                break;
        }
    }
}
