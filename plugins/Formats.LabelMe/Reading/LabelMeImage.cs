namespace Assay.Formats.LabelMe.Reading;

/// <summary>An image and its JSON file, as far as they are there.</summary>
/// <param name="Id">The path of the JSON file (or, without one, of the image) below the folder, without extension.</param>
/// <param name="Labels">That occur in the file.</param>
/// <param name="Flags">Of the whole image, those that are set.</param>
sealed record LabelMeImage(string Id, string? Json, string? Image, IReadOnlyList<string> Labels, IReadOnlyList<string> Flags);
