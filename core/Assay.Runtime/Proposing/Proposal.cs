using Assay.Runtime.Planning;

namespace Assay.Runtime.Proposing;

/// <summary>Something that was found, and what speaks for it or against it.</summary>
/// <param name="Use">What the pipeline makes of it: <c>dataset</c>, <c>reference</c>, or <c>not used</c>.</param>
/// <param name="Component">The component that reads it.</param>
/// <param name="Path">Relative to what was looked at.</param>
/// <param name="Evidence">What was seen.</param>
public sealed record Found(string Use, string Component, string Path, string Evidence);

/// <summary>A pipeline that somebody could begin with.</summary>
/// <param name="Text">The pipeline.</param>
/// <param name="Probe">What auditing a few samples with it showed.</param>
public sealed record Proposal(string Text, IReadOnlyList<Found> Found, ProbeReport Probe);

/// <summary>Several formats could read what is there as a dataset, and only the user knows which is meant.</summary>
public sealed class AmbiguousFormatException(IReadOnlyList<Found> choices) : AssayException("ambiguous-format",
    $"{choices.Select(choice => choice.Component).Distinct().Count()} formats fit:\n{string.Concat(choices.Select(choice => $"  {choice.Component}: {choice.Path}: {choice.Evidence}\n"))}say which with --format {string.Join(" or --format ", choices.Select(choice => choice.Component).Distinct())}, or point --from at one of them")
{
    public IReadOnlyList<Found> Choices { get; } = choices;
}
