namespace Assay.Runtime.Evaluating;

/// <summary>Which scorer finds which kind of error, on one dataset.</summary>
public sealed record EvaluationReport
{
    /// <summary>Where the known errors are from.</summary>
    public required string Source { get; init; }
    public required string Folder { get; init; }

    /// <summary>Samples that were scored, and those that could not be audited; these take no part.</summary>
    public required int Samples { get; init; }
    public required int Failed { get; init; }
    public required int Seed { get; init; }

    /// <summary>Samples first, then instances, as far as there are columns.</summary>
    public required IReadOnlyList<UnitEvaluation> Units { get; init; }

    /// <summary>What a reader has to know.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>How to evaluate.</summary>
/// <param name="Budget">Items that a reviewer sees; null: the pipeline's own.</param>
/// <param name="Seed">Of the halves and the bootstrap.</param>
/// <param name="Oracle">Also measure a scorer that knows every error.</param>
/// <param name="Jobs">Columns measured at once.</param>
public sealed record EvaluationOptions(int? Budget, int Seed, bool Oracle, int Jobs);
