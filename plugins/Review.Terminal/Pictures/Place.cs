namespace Assay.Review.Terminal;

/// <summary>Somewhere to look.</summary>
/// <param name="Box">In the sample's pixels.</param>
/// <param name="Text">What is there.</param>
public sealed record Place(Box Box, string Text);
