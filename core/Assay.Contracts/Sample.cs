namespace Assay;

/// <summary>One image (or tile, or frame) with what annotators said about it.</summary>
public sealed record Sample
{
    /// <summary>Path below the dataset's root with '/', without extension, or the format's own stable name. Unique in the dataset.</summary>
    public required string Id { get; init; }

    /// <summary>Width and height.</summary>
    public required Size Size { get; init; }

    /// <summary>What annotators said, or null: not annotated. Labels with an empty list of instances say "nothing here", which is something else.</summary>
    public Labels? Labels { get; init; }

    /// <summary>The image file, when there is one on disk; the host identifies cached opinions by its content.</summary>
    public string? ImageFile { get; init; }

    /// <summary>The file that holds the labels, for error messages.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>
    /// Where its pixels lie on the ground, or null: not known. A dataset whose labels or index say so fills it in; else the host takes it from the image when somebody asks
    /// (<see cref="IScorer.ReadsWhere"/>, <see cref="IRun.WhereOfAsync"/>). Of a tile it is the tile's own.
    /// </summary>
    public Georeference? Where { get; init; }

    /// <summary>What was wrong with this sample's labels but did not prevent reading it; a broken object is left out and named here.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}

/// <summary>What annotators said of a sample; any of the three may be present.</summary>
public sealed record Labels
{
    /// <summary>A class per pixel.</summary>
    public LabelMap? Map { get; init; }

    /// <summary>
    /// Of a <see cref="Map"/> made of scribbles, which part of its stroke a pixel is: <see cref="StrokeBorder"/> or <see cref="StrokeCentre"/>, void off the strokes; the map's size.
    /// Null when there are no strokes. For people who look at them; what is scored are classes.
    /// </summary>
    public LabelMap? Strokes { get; init; }

    /// <summary>A pixel at the border of a stroke.</summary>
    public const ushort StrokeBorder = 0;

    /// <summary>A pixel in the middle of a stroke.</summary>
    public const ushort StrokeCentre = 1;

    /// <summary>Objects.</summary>
    public IReadOnlyList<Instance>? Instances { get; init; }

    /// <summary>Classes of the image as a whole (ids as in <see cref="Instance.Class"/>).</summary>
    public IReadOnlyList<int>? Tags { get; init; }
}
