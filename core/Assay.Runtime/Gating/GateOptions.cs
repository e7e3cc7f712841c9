using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Gating;

/// <summary>An entry of the <c>gates:</c> section: a figure of a run, and what it may be.</summary>
public sealed record GateOptions
{
    [OneOf("figure")]
    [Description("A C# condition over columns and attributes: its share of the rows that have what it reads, dropped ones included.")]
    public Expression? Share { get; init; }

    [OneOf("figure")]
    [Description("A column: the mean of its values, dropped rows included.")]
    public ColumnName? Mean { get; init; }

    [OneOf("figure")]
    [Description("A kind of finding, or 'any': how many there are; one that a rubric has looked at and does not count is none.")]
    public string? Count { get; init; }

    [OneOf("figure")]
    [AllowedValues("control.wrong", "reviewed.wrong", "overall.wrong", "review.decided", "review.conflicts", "review.quality", "rubric.quality", "agreement.percent", "agreement.kappa", "agreement.alpha", "agreement.ac1", "run.failed")]
    [Description("A figure of the run or of its review: shares in [0,1], a quality from 0 to 100, conflicts as a count.")]
    public string? Figure { get; init; }

    [OneOf("limit")]
    [Description("The figure may not be above this.")]
    public double? AtMost { get; init; }

    [OneOf("limit")]
    [Description("The figure may not be below this.")]
    public double? AtLeast { get; init; }

    [OneOf("limit")]
    [Description("The figure may not be worse than in an earlier run.")]
    public GateBaseline? NoWorseThan { get; init; }

    [Description("'error' fails with exit code 1, 'warning' only says so.")]
    public GateSeverity Severity { get; init; }

    [Description("Compares the one-sided 95 % bound of the figure instead of the figure, so that few verdicts do not pass by luck. Only for shares that are estimated from the control or from verdicts, and for agreement.")]
    public GateBound? Bound { get; init; }

    [Description("An attribute of samples: the gate holds for each of its values.")]
    public string? Slice { get; init; }
}

/// <summary>An earlier run to compare with.</summary>
public sealed record GateBaseline
{
    [Description("The folder of the earlier run.")]
    public required OutputPath Run { get; init; }

    [Description("By how much the figure may be worse, in its own units.")]
    [Range(0.0, 1e12)]
    public double By { get; init; }
}

/// <summary>What a gate that does not hold does.</summary>
public enum GateSeverity
{
    /// <summary>Fails.</summary>
    Error,
    /// <summary>Is said.</summary>
    Warning,
}

/// <summary>Which bound of an interval.</summary>
public enum GateBound
{
    /// <summary>What the figure is with 95 % certainty not above.</summary>
    Upper95,
    /// <summary>What it is with 95 % certainty not below.</summary>
    Lower95,
}
