namespace Assay.Formats.CloudSen12;

/// <summary>
/// Turns what a mask holds into class ids. High-quality masks hold classes. Scribbles hold borders and centres of strokes: 0 clear, 1 and 2 thick cloud, 3 and 4 thin cloud, 5 and 6 shadow. Which of the two it is
/// depends on the patch's label type, never on the file's name.
/// </summary>
static class MaskCodes
{
    /// <summary>What stands for "no label" beside the file's own no-data value: 99 in TACO, 255 in rasters of bytes (-1 where they are signed).</summary>
    static readonly float[] NoLabel = [99, 255, -1];

    static readonly ushort[] OfScribbles = [0, 1, 1, 2, 2, 3, 3];

    /// <param name="values">As stored.</param>
    /// <param name="noData">The file's own value for no label.</param>
    /// <param name="scribble">Whether codes are those of strokes.</param>
    /// <param name="size">Of the mask.</param>
    /// <param name="file">For errors.</param>
    /// <exception cref="DataException">A code that means nothing.</exception>
    public static LabelMap ToClasses(ReadOnlySpan<float> values, double? noData, bool scribble, Size size, string file)
    {
        var ids = new ushort[values.Length];
        for (var i = 0; i < values.Length; i++)
            ids[i] = IsNoData(values[i], noData) || NoLabel.Contains(values[i]) ? LabelMap.Void
                : values[i] is >= 0 and var value && value < (scribble ? OfScribbles.Length : MaskClasses.Manual.Count) && value == MathF.Floor(value) ? scribble ? OfScribbles[(int)value] : (ushort)value
                : throw Unknown(values[i], scribble ? "0 to 6 for the strokes of scribbles" : "0 to 3", i, size, file);
        return new(size, ids);
    }

    /// <summary>Borders and centres of strokes: codes 1, 3 and 5 are borders, 2, 4 and 6 centres; clear has one code for both and counts as centre.</summary>
    /// <param name="values">As stored, of which <see cref="ToClasses"/> made classes.</param>
    /// <param name="classes">What it made.</param>
    public static LabelMap ToStrokes(ReadOnlySpan<float> values, LabelMap classes)
    {
        var parts = new ushort[values.Length];
        for (var i = 0; i < values.Length; i++)
            parts[i] = classes.Ids[i] == LabelMap.Void ? LabelMap.Void : values[i] is 1 or 3 or 5 ? Labels.StrokeBorder : Labels.StrokeCentre;
        return new(classes.Size, parts);
    }

    /// <summary>Masks of other algorithms: their own ids.</summary>
    public static LabelMap ToIds(ReadOnlySpan<float> values, double? noData, Size size, string file)
    {
        var ids = new ushort[values.Length];
        for (var i = 0; i < values.Length; i++)
            ids[i] = IsNoData(values[i], noData) ? LabelMap.Void
                : values[i] is >= 0 and < LabelMap.FirstStranger && values[i] == MathF.Floor(values[i]) ? (ushort)values[i]
                : throw Unknown(values[i], "whole numbers that name classes (probabilities are read by 'arrays')", i, size, file);
        return new(size, ids);
    }

    static bool IsNoData(float value, double? noData) => float.IsNaN(value) || noData is { } none && value == (float)none;

    static DataException Unknown(float value, string expected, int pixel, Size size, string file) =>
        new("unknown-code", $"the mask holds {value}, expected {expected}, or 99, 255 or the file's no-data value where there is no label", file, $"pixel ({pixel % size.Width}, {pixel / size.Width})");
}
