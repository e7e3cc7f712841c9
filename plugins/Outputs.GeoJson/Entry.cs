namespace Assay.Outputs.GeoJson;

/// <summary>What becomes a feature.</summary>
/// <param name="Sample">Its id.</param>
/// <param name="Box">In the sample's pixels; null: all of the sample.</param>
/// <param name="Instance">Position in the labels' instances, when it is one.</param>
/// <param name="Reference">Whose instance it is, when it is a reference's.</param>
/// <param name="ReferenceInstance">Position in the reference's instances.</param>
/// <param name="Properties">Name and value: text, number or null.</param>
sealed record Entry(string Sample, Box? Box, int? Instance, string? Reference, int? ReferenceInstance, IReadOnlyList<KeyValuePair<string, object?>> Properties);
