namespace Assay.Review.Terminal;

/// <summary>
/// Draws classes as areas. The object that the item is about stands out, pixels that nobody labelled are hatched, classes that say "nothing here" stay image. Of scribbles all
/// strokes are drawn, their borders fainter than their centres, and what lies between them stays image.
/// </summary>
static class FillPainter
{
    public static void Paint(Canvas canvas, Layer layer, ClassLook look, int focus, double alpha)
    {
        var at = 0;
        foreach (var y in canvas.Rows)
            foreach (var x in canvas.Columns)
            {
                if (layer.Frame.Holds(x, y))
                    Paint(canvas, at, layer, layer.Frame.At(x, y), look, focus, alpha);
                at++;
            }
    }

    static void Paint(Canvas canvas, int at, Layer layer, int held, ClassLook look, int focus, double alpha)
    {
        var id = layer.Classes[held];
        if (id == LabelMap.Void)
        {
            if (layer is { VoidIsNothing: false, Strokes: null })
                Hatch.Paint(canvas, at);
        }
        else if (layer.Strokes is { } strokes)
            PaintStroke(canvas, at, id, strokes[held], look, alpha);
        else if (!look.IsNothing(id))
            canvas.Cover(at, ClassLook.Color(id), focus >= 0 && layer.Objects is { } objects && objects[held] != focus ? alpha / 2 : alpha, look.Mark(id));
    }

    static void PaintStroke(Canvas canvas, int at, ushort id, ushort part, ClassLook look, double alpha)
    {
        var isCentre = part == Labels.StrokeCentre;
        canvas.Cover(at, ClassLook.Color(id), isCentre ? Math.Min(1, alpha + 0.25) : alpha / 2, isCentre ? look.Mark(id) : char.ToLowerInvariant(look.Mark(id)));
    }
}
