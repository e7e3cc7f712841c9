namespace Assay.Runtime.Comparing;

/// <summary>One side of a comparison.</summary>
/// <param name="Given">As the user named it.</param>
/// <param name="Component">What reads it.</param>
/// <param name="Yaml">Component and options as a pipeline writes them, paths relative to the current folder.</param>
/// <param name="Id">A name for it, made of its own.</param>
/// <param name="Scored">It comes with confidences: a detector's results.</param>
public sealed record Source(string Given, string Component, string Yaml, string Id, bool Scored);
