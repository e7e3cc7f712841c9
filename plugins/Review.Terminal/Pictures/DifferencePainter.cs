namespace Assay.Review.Terminal;

/// <summary>How labels and a reference differ at a pixel.</summary>
enum Difference : byte
{
    /// <summary>Outside both.</summary>
    Outside,
    /// <summary>They say the same.</summary>
    Same,
    /// <summary>Only the labels see something.</summary>
    OnlyLabel,
    /// <summary>Only the reference sees something.</summary>
    OnlyReference,
    /// <summary>Both see something, not the same.</summary>
    OtherClass,
    /// <summary>One of the two says nothing about the pixel.</summary>
    Void,
}

/// <summary>Draws where labels and a reference differ. What agrees fades to grey.</summary>
static class DifferencePainter
{
    /// <summary>A reduced pixel counts as different when this share of what is looked at differs.</summary>
    const double Share = 0.25;

    public static (int Color, char Mark, string Text) Look(Difference difference) => difference switch
    {
        Difference.OnlyLabel => (Okabe.Orange, 'L', "only label"),
        Difference.OnlyReference => (Okabe.Sky, 'R', "only"),
        _ => (Okabe.Purple, 'X', "other class"),
    };

    public static void Paint(Canvas canvas, Layer labels, Layer reference, ClassLook look, double alpha)
    {
        var frame = labels.Frame;
        var count = canvas.Samples(frame.Step);
        var (right, bottom) = (frame.Window.Right, frame.Window.Bottom);
        var columns = Canvas.Spread(canvas.Port.Left, canvas.Port.Scale, canvas.Raster.Width, count, right);
        var rows = Canvas.Spread(canvas.Port.Top, canvas.Port.Scale, canvas.Raster.Height, count, bottom);
        var at = 0;
        foreach (var down in rows)
            foreach (var across in columns)
                Paint(canvas, at++, Most(labels, reference, look, across, down), alpha);
    }

    static Difference Most(Layer labels, Layer reference, ClassLook look, int[] across, int[] down)
    {
        Span<int> counts = stackalloc int[6];
        foreach (var y in down)
            foreach (var x in across)
                counts[(int)(labels.Frame.Holds(x, y) ? Of(labels, reference, look, labels.Frame.At(x, y)) : Difference.Outside)]++;
        var (best, most) = (Difference.OnlyLabel, -1);
        for (var kind = Difference.OnlyLabel; kind <= Difference.OtherClass; kind++)
            if (counts[(int)kind] > most)
                (best, most) = (kind, counts[(int)kind]);
        var total = across.Length * down.Length;
        return most > 0 && counts[2] + counts[3] + counts[4] >= Share * total ? best
            : 2 * counts[(int)Difference.Void] > total ? Difference.Void : 2 * counts[(int)Difference.Outside] > total ? Difference.Outside : Difference.Same;
    }

    static Difference Of(Layer labels, Layer reference, ClassLook look, int at)
    {
        var (label, other) = (labels.Classes[at], reference.Classes[at]);
        if (label == LabelMap.Void && !labels.VoidIsNothing || other == LabelMap.Void && !reference.VoidIsNothing)
            return Difference.Void;
        var (hasLabel, hasOther) = (label != LabelMap.Void && !look.IsNothing(label), other != LabelMap.Void && !look.IsNothing(other));
        return !hasLabel && !hasOther ? Difference.Same : !hasOther ? Difference.OnlyLabel : !hasLabel ? Difference.OnlyReference : label == other ? Difference.Same : Difference.OtherClass;
    }

    static void Paint(Canvas canvas, int at, Difference difference, double alpha)
    {
        var pixels = canvas.Raster.Pixels;
        if (difference == Difference.Outside)
            return;
        if (difference == Difference.Void)
            Hatch.Paint(canvas, at);
        else if (difference == Difference.Same)
            pixels[at] = Okabe.Mix256(Okabe.Faded(pixels[at]), Okabe.Black, 110);
        else
            canvas.Cover(at, Look(difference).Color, Math.Min(1, alpha + 0.25), Look(difference).Mark);
    }
}
