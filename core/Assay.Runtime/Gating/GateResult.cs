namespace Assay.Runtime.Gating;

/// <summary>How a gate ended.</summary>
public enum GateStatus
{
    /// <summary>It holds.</summary>
    Passed,
    /// <summary>It does not hold, and only a warning was asked for.</summary>
    Warned,
    /// <summary>It does not hold.</summary>
    Failed,
    /// <summary>Its figure is not known.</summary>
    NotRun,
}

/// <summary>What came of a gate, or of one slice of it.</summary>
/// <param name="Gate">The figure in the pipeline's words.</param>
/// <param name="Slice"><c>split = test</c>; null for the whole.</param>
/// <param name="Value">The figure; null when it is not known.</param>
/// <param name="Interval">Its 95 % interval; null for a census.</param>
/// <param name="Compared">What was held against the limit: the figure or its bound.</param>
/// <param name="Rule">The limit in words: <c>at most 0.02</c>.</param>
/// <param name="N">Of how many rows, items or findings.</param>
/// <param name="Message">Why, in a sentence; empty for one that passed plainly.</param>
public sealed record GateResult(string Gate, string? Slice, GateStatus Status, double? Value, (double Low, double High)? Interval, double? Compared, string Rule, long N, string Message)
{
    /// <summary>What it does when it does not hold.</summary>
    public GateSeverity Severity { get; init; }

    /// <summary>Gate and slice.</summary>
    public string Name => Slice is null ? Gate : $"{Gate}, {Slice}";
}

/// <summary>What came of all gates of a run.</summary>
/// <param name="Run">The run folder.</param>
/// <param name="Results">In the pipeline's order.</param>
/// <param name="Suppressed">Items that were left out.</param>
/// <param name="Fingerprints">Of the references that gates depend on, by id.</param>
/// <param name="Notes">What else should be known.</param>
public sealed record GateReport(string Run, IReadOnlyList<GateResult> Results, int Suppressed, IReadOnlyDictionary<string, string> Fingerprints, IReadOnlyList<string> Notes)
{
    /// <summary>A gate does not hold.</summary>
    public bool HasFailed => Results.Any(result => result.Status == GateStatus.Failed);

    /// <summary>The figure of a gate that fails is not known.</summary>
    public bool HasNotRun => Results.Any(result => result is { Status: GateStatus.NotRun, Severity: GateSeverity.Error });

    public int Count(GateStatus status) => Results.Count(result => result.Status == status);
}
