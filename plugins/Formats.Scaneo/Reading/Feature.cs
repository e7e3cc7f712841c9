namespace Assay.Formats.Scaneo.Reading;

/// <summary>An annotation as its file says it.</summary>
/// <param name="Place">Where in the file.</param>
sealed record Feature(string Place)
{
    public string? Label { get; init; }

    /// <summary>What the file calls the task; null: it does not say.</summary>
    public string? Task { get; init; }

    /// <summary>The geometry's type; null: there is none.</summary>
    public string? Shape { get; init; }

    /// <summary>Polygons of rings, the outer one first; each x0, y0, x1, y1, ... in degrees, longitude first, as it stands there.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>> Polygons { get; init; } = [];

    /// <summary>Two corners, latitude first: lat, lon, lat, lon; null: there are none.</summary>
    public double[]? Box { get; init; }

    /// <summary>What is wrong with its numbers; null: nothing.</summary>
    public BrokenShape? Broken { get; init; }

    public string? Id { get; init; }

    /// <summary>Who or what drew it, when a property says so.</summary>
    public string? Source { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public bool HasPoints => Polygons.Any(polygon => polygon.Count > 0);
}
