namespace Assay.Review.Terminal;

/// <summary>What a colour of a picture means.</summary>
/// <param name="Color">As it is drawn.</param>
/// <param name="Mark">The letter that stands for it where there are no colours.</param>
/// <param name="Text">What it means.</param>
public sealed record LegendEntry(Color Color, char Mark, string Text);

/// <summary>Explains the colours of a picture.</summary>
public static class PictureLegend
{
    /// <summary>The colours that a state draws with, in the order of their importance; classes only as far as they occur.</summary>
    public static IReadOnlyList<LegendEntry> Of(OpenPicture picture, PictureState state)
    {
        var reference = picture.References.ElementAtOrDefault(state.Reference) ?? "reference";
        return !picture.Shows(state.Shown) ? [] : state.Shown switch
        {
            PictureMode.Image => [],
            PictureMode.Fill or PictureMode.Contour or PictureMode.SideBySide or PictureMode.Blink => Classes(picture, state),
            PictureMode.Both => [Entry(ContourPainter.LabelColor, ContourPainter.LabelMark, "label"), Entry(ContourPainter.ReferenceColor, ContourPainter.ReferenceMark, reference),
                Entry(ContourPainter.SameColor, ContourPainter.SameMark, "both")],
            PictureMode.Difference => [Entry(Difference.OnlyLabel), Entry(Difference.OnlyReference, reference), Entry(Difference.OtherClass), Entry(Okabe.Grey, Hatch.Mark, "void")],
            PictureMode.Heat when picture.Heat is { IsFlags: true } => [Entry(HeatMap.Color(1), '0', "flagged")],
            PictureMode.Heat => [Entry(HeatMap.Color(1), '0', "low"), Entry(HeatMap.Color(0.7f), '3', ""), Entry(HeatMap.Color(0.4f), '6', "high")],
            _ => [.. ContourPainter.Steps.Select(step => Entry(step.Color, step.Mark, double.IsInfinity(step.Pixels) ? "further, or none" : $"<= {step.Pixels} px"))],
        };
    }

    static LegendEntry Entry(int color, char mark, string text) => new(Color.Of(color), mark, text);

    static LegendEntry Entry(Difference difference, string? reference = null)
    {
        var (color, mark, text) = DifferencePainter.Look(difference);
        return Entry(color, mark, reference is null ? text : $"{text} {reference}");
    }

    static IReadOnlyList<LegendEntry> Classes(OpenPicture picture, PictureState state) =>
        [.. picture.ClassesOf(state.Reference).Select(id => Entry(ClassLook.Color(id), picture.Look.Mark(id), picture.Look.Name(id)))];
}
