namespace Assay.Formats.Yolo.Reading;

/// <summary>What data.yaml says, as far as it matters here.</summary>
/// <param name="File">Absolute.</param>
sealed record YoloConfig(string File)
{
    /// <summary>The dataset's folder, as written.</summary>
    public string? Root { get; set; }

    /// <summary>By split: folders, lists of images, or globs, as written.</summary>
    public Dictionary<YoloSplit, IReadOnlyList<string>> Splits { get; } = [];

    /// <summary>Null when it names none.</summary>
    public IReadOnlyList<Class>? Names { get; set; }

    /// <summary>How many classes there are; null when it does not say.</summary>
    public int? Count { get; set; }

    /// <summary>How many numbers of each line are keypoints; 0: none.</summary>
    public int KeypointNumbers { get; set; }
}
