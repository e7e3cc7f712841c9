namespace Assay.Formats.Voc.Reading;

/// <summary>An image and its annotation; one of them may be missing.</summary>
/// <param name="Id">The path of either below its folder, without extension.</param>
sealed record VocImage(string Id)
{
    /// <summary>Absolute.</summary>
    public string? Xml { get; set; }

    /// <summary>Absolute.</summary>
    public string? Image { get; set; }

    /// <summary>train, val or test, where ImageSets says so.</summary>
    public string? Split { get; set; }
}
