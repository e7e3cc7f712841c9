namespace Assay.Kernels;

/// <summary>What looking at probabilities found.</summary>
/// <param name="Defect">The first defect, or null.</param>
/// <param name="OneHot">Every pixel looked at is certain of one class: these are decisions, not probabilities.</param>
public readonly record struct ProbabilityReport(ProbabilityDefect? Defect, bool OneHot);
