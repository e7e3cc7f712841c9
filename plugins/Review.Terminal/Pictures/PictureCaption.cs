using System.Globalization;

namespace Assay.Review.Terminal;

/// <summary>What is written under a picture.</summary>
public static class PictureCaption
{
    /// <summary>One line: mode and reference, scale, place, and the view when there are several. What matters most comes first, because the end may be cut off.</summary>
    public static string Of(OpenPicture picture, PictureState state, Pane pane)
    {
        var room = state.Shown == PictureMode.SideBySide ? pane.Half : pane;
        var scale = ViewPort.Of(state, picture.Size, room).Scale;
        var view = picture.Views.Count switch { 0 => "no image", 1 => "", _ => picture.Views[Math.Clamp(state.View, 0, picture.Views.Count - 1)] };
        var place = state.Place is { } index && picture.Places.ElementAtOrDefault(index) is { } here ? $"{index + 1}/{picture.Places.Count} {here.Text}" : state.Zoom is null ? "all of it" : "";
        return string.Join(" \u00b7 ", new[] { Mode(picture, state), Scale(scale, room), place, view }.Where(part => part.Length > 0));
    }

    /// <summary>The mode in words, with the reference where one is drawn; why it shows nothing, when it does.</summary>
    public static string Mode(OpenPicture picture, PictureState state)
    {
        var reference = picture.References.ElementAtOrDefault(state.Reference) ?? "reference";
        return !picture.Shows(state.Shown) ? picture.WhyNot(state.Shown) : state.Shown switch
        {
            PictureMode.Image => "image",
            PictureMode.Fill => string.Create(CultureInfo.InvariantCulture, $"fill {state.Alpha:0%}").Replace(" %", "%", StringComparison.Ordinal),
            PictureMode.Contour => "contour",
            PictureMode.Both => picture.References.Count == 0 ? "label" : $"label + {reference}",
            PictureMode.Difference => $"difference to {reference}",
            PictureMode.Heat => $"heat {picture.Heat?.Step}",
            PictureMode.SideBySide => $"label | {reference}",
            PictureMode.Blink => state.ReferenceIsOn ? $"blink: {reference}" : "blink: label",
            _ => $"distance to {reference}",
        };
    }

    /// <summary>Shown pixels a pixel of the sample, and what a cell covers: <c>2.0x, 1 cell = 0.5 x 1 px</c>.</summary>
    static string Scale(double scale, Pane pane) => string.Create(CultureInfo.InvariantCulture,
        $"{(scale < 0.095 ? scale.ToString("0.00", CultureInfo.InvariantCulture) : scale.ToString("0.0", CultureInfo.InvariantCulture))}x, 1 cell = {pane.CellWidth / scale:0.##} x {pane.CellHeight / scale:0.##} px");
}
