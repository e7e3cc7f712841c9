namespace Assay.Formats.Yolo.Reading;

/// <summary>An image and its label file.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Split">As data.yaml calls it; null without one.</param>
sealed record YoloImage(string Path, string? Split)
{
    /// <summary>The sample's.</summary>
    public string Id { get; set; } = "";

    /// <summary>Absolute; null when there is none.</summary>
    public string? Labels { get; set; }
}
