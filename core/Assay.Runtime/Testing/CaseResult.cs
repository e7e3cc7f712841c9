using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Testing;

/// <summary>How a case ended.</summary>
public enum CaseState
{
    Passed,

    /// <summary>It came out otherwise than expected.</summary>
    Failed,

    /// <summary>The test itself is wrong: its place is among the diagnostics.</summary>
    Wrong,

    /// <summary>The run broke; nothing can be said.</summary>
    Broke,
}

/// <summary>What came of a case.</summary>
/// <param name="Differences">What came out otherwise.</param>
/// <param name="Paste">What stands below <c>expect:</c> when all that differs is to be as it came out; empty when nothing differs.</param>
/// <param name="Diagnostics">What is wrong with the test.</param>
/// <param name="Message">Why it broke.</param>
public sealed record CaseResult(string File, string Name, Place Place, CaseState State)
{
    public IReadOnlyList<Difference> Differences { get; init; } = [];
    public string Paste { get; init; } = "";
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
    public string Message { get; init; } = "";
}

/// <summary>One thing that came out otherwise.</summary>
/// <param name="Place">Where what was expected stands.</param>
/// <param name="Subject">What differs: <c>'0001': soft_min</c>, <c>queue</c>.</param>
/// <param name="Lines">Expected ('-'), actual ('+') and common (' ') lines.</param>
public sealed record Difference(Place Place, string Subject, IReadOnlyList<DiffLine> Lines);

/// <param name="Sign">'-' expected, '+' actual, ' ' both.</param>
public readonly record struct DiffLine(char Sign, string Text);
