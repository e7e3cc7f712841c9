namespace Assay.Formats.Segmentation.Reading;

/// <summary>An image and the files that say something of it.</summary>
/// <param name="Id">The sample's.</param>
sealed record Scene(string Id)
{
    public string? Image { get; init; }

    /// <summary>The file that labels are read from.</summary>
    public string? Labels { get; init; }

    /// <summary>A file that goes with it: classes of objects, where those have masks of their own.</summary>
    public string? Classes { get; init; }

    public string? Split { get; init; }

    /// <summary>Where it was taken.</summary>
    public string? Place { get; init; }

    public IEnumerable<KeyValuePair<string, string>> Files => new[] { ("image", Image), ("labels", Labels), ("classes", Classes) }.Where(file => file.Item2 is not null).Select(file => KeyValuePair.Create($"{file.Item1}/{Id}", file.Item2!));
}
