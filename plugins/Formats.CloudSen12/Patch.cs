namespace Assay.Formats.CloudSen12;

/// <summary>A patch that passed the filters.</summary>
/// <param name="Id">Region and product.</param>
/// <param name="Row">Of the metadata.</param>
/// <param name="Kind">How it was labelled.</param>
/// <param name="Side">Pixels a side without padding; null when the metadata do not say.</param>
sealed record Patch(string Id, int Row, LabelKind Kind, int? Side);
