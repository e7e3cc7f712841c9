namespace Assay.Runtime.Doctor;

/// <summary>One thing that the doctor found out.</summary>
/// <param name="Value">What is so; never a secret's value.</param>
/// <param name="Advice">What to do about it, when there is anything to do.</param>
/// <param name="IsWrong">Something is missing or broken; in what a pipeline needs, that is why it cannot run.</param>
public sealed record Fact(string Subject, string Value, string? Advice = null, bool IsWrong = false);

/// <summary>Facts of one sort.</summary>
public sealed record Section(string Name, IReadOnlyList<Fact> Facts);
