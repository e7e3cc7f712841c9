namespace Assay.Review.Terminal;

/// <summary>Draws outlines, always as thin as the screen allows, however much the image is enlarged.</summary>
static class ContourPainter
{
    public const int LabelColor = Okabe.Yellow, ReferenceColor = Okabe.Sky, SameColor = Okabe.White;
    public const char LabelMark = '#', ReferenceMark = 'o', SameMark = '@';

    const double Beside = 0.45; // How much is left of the outlines of objects that the item is not about.

    /// <summary>Outlines in the colours of their classes.</summary>
    public static void PaintClasses(Canvas canvas, Layer layer, ClassLook look, int focus)
    {
        var lines = Outlines.Of(canvas, layer, look);
        for (var at = 0; at < lines.Length; at++)
            if (lines[at] >= 0)
                canvas.Cover(at, ClassLook.Color(layer.Classes[lines[at]]), Strength(layer, lines[at], focus), look.Mark(layer.Classes[lines[at]]));
    }

    /// <summary>Outlines of labels and of a reference in two colours, a third where both run.</summary>
    public static void PaintBoth(Canvas canvas, Layer? labels, Layer? reference, ClassLook look, int focus, int focusIn)
    {
        var (ours, theirs) = (labels is null ? null : Outlines.Of(canvas, labels, look), reference is null ? null : Outlines.Of(canvas, reference, look));
        for (var at = 0; at < canvas.Raster.Pixels.Length; at++)
        {
            var (label, other) = (ours?[at] ?? -1, theirs?[at] ?? -1);
            if (label >= 0 && other >= 0)
                canvas.Cover(at, SameColor, Math.Max(Strength(labels!, label, focus), Strength(reference!, other, focusIn)), SameMark);
            else if (label >= 0)
                canvas.Cover(at, LabelColor, Strength(labels!, label, focus), LabelMark);
            else if (other >= 0)
                canvas.Cover(at, ReferenceColor, Strength(reference!, other, focusIn), ReferenceMark);
        }
    }

    static double Strength(Layer layer, int held, int focus) => focus >= 0 && layer.Objects is { } objects && objects[held] != focus ? Beside : 1;

    /// <summary>How far is far: up to so many pixels of the sample, a colour and a mark.</summary>
    public static IReadOnlyList<(double Pixels, int Color, char Mark)> Steps { get; } = [(1, Okabe.Green, '1'), (3, Okabe.Yellow, '3'), (8, Okabe.Orange, '8'), (double.PositiveInfinity, Okabe.Vermilion, 'X')];

    /// <summary>The labels' outlines in colours that say how far a reference's outline of the class is.</summary>
    public static void PaintDistances(Canvas canvas, Layer labels, byte[] distances, ClassLook look)
    {
        var lines = Outlines.Of(canvas, labels, look);
        for (var at = 0; at < lines.Length; at++)
            if (lines[at] >= 0 && Nearby(labels.Frame, distances, lines[at], canvas.Samples(labels.Frame.Step)) is var distance && distance != OutlineDistance.None)
            {
                var (_, color, mark) = Steps.First(step => distance != OutlineDistance.Far && distance <= step.Pixels * OutlineDistance.PerPixel || double.IsInfinity(step.Pixels));
                canvas.Cover(at, color, 1, mark);
            }
    }

    /// <summary>The smallest distance of an outline around a held pixel: in a reduced picture the pixel that is drawn need not be one of the outline itself.</summary>
    static byte Nearby(Frame frame, byte[] distances, int at, int reach)
    {
        var (x, y, least) = (at % frame.Width, at / frame.Width, distances[at]);
        for (var j = Math.Max(0, y - reach); j <= Math.Min(frame.Height - 1, y + reach) && least == OutlineDistance.None; j++)
            for (var i = Math.Max(0, x - reach); i <= Math.Min(frame.Width - 1, x + reach); i++)
                least = Math.Min(least, distances[j * frame.Width + i]);
        return least;
    }
}
