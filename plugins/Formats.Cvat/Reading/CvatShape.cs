namespace Assay.Formats.Cvat.Reading;

/// <summary>An object as a file says it, before it becomes an instance. Numbers are, by kind: box xtl, ytl, xbr, ybr; ellipse cx, cy, rx, ry; polygon, polyline, points and cuboid x0, y0, x1, y1, ...;
/// mask left, top, width, height and then runs along the rows of that box, background first; skeleton and tag none, or a skeleton's own points.</summary>
sealed class CvatShape
{
    public ShapeKind Kind { get; set; }

    public string Label { get; set; } = "";

    public double[] Numbers { get; set; } = [];

    /// <summary>Degrees about the centre, clockwise as one looks at the image.</summary>
    public double Rotation { get; set; }

    public int ZOrder { get; set; }

    /// <summary>0: none.</summary>
    public int Group { get; set; }

    public string? Source { get; set; }

    /// <summary>Null when the file does not say.</summary>
    public bool? Occluded { get; set; }

    /// <summary>The track is not visible from here on.</summary>
    public bool Outside { get; set; }

    /// <summary>Drawn by a person, not filled in between.</summary>
    public bool Keyframe { get; set; } = true;

    public int Frame { get; set; }

    public string? Track { get; set; }

    /// <summary>The server's, in JSON.</summary>
    public string? Id { get; set; }

    public int Line { get; set; }

    public int Column { get; set; }

    public List<KeyValuePair<string, string>> Attributes { get; } = [];

    /// <summary>A skeleton's points.</summary>
    public List<CvatShape> Elements { get; } = [];

    public string Place => Line > 0 ? $"line {Line}, column {Column}" : $"shape {Id ?? "without id"}";
}

/// <summary>Something that makes its object unusable; never leaves the readers.</summary>
sealed class BrokenShape(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
