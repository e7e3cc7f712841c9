using System.ComponentModel;

namespace Assay.Outputs.GeoJson;

/// <summary>Options of <see cref="GeoJsonOutput"/>.</summary>
public sealed record GeoJsonOptions
{
    [Description("What becomes features: every finding, or the items of the queue")]
    public GeoJsonContent Of { get; init; }

    [Description("Where to write; left out: findings.geojson or queue.geojson in the run folder. Features in a reference system that cannot be turned into longitude and latitude go to files beside it, named by its code")]
    public OutputPath? File { get; init; }

    [Description("Also write what has no place on the ground, in pixels (x to the right, y up from the image's top, so negative), to a file beside it, named pixels")]
    public bool Pixels { get; init; }
}

/// <summary>What becomes features.</summary>
public enum GeoJsonContent
{
    /// <summary>Every finding of the run.</summary>
    Findings,
    /// <summary>The items of the queue, in review order.</summary>
    Queue,
}
