namespace Assay.Review.Terminal;

/// <summary>A line for the reviewer that the next key takes away.</summary>
/// <param name="Text">What.</param>
/// <param name="IsBad">Something went wrong.</param>
public sealed record Notice(string Text, bool IsBad = false);
