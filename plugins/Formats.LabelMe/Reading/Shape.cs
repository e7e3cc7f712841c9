namespace Assay.Formats.LabelMe.Reading;

/// <summary>A shape as its file says it.</summary>
/// <param name="Place">Where in the file.</param>
/// <param name="Points">x0, y0, x1, y1, ... in pixels.</param>
sealed record Shape(string Place, string? Label, string Kind, double[] Points)
{
    /// <summary>Shapes of one label and group are one object.</summary>
    public string? Group { get; init; }

    /// <summary>A PNG file of what lies within the two points.</summary>
    public byte[]? Mask { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
