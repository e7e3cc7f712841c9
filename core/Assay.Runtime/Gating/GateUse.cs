using Assay.Runtime.Pipelines;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Gating;

/// <summary>A gate that passed lint.</summary>
/// <param name="Condition">Of a share: what is counted.</param>
/// <param name="References">The references that its columns go back to.</param>
public sealed record GateUse(GateOptions Options, Place Place, CompiledExpression? Condition, IReadOnlyList<string> References)
{
    /// <summary>The figure in the pipeline's words.</summary>
    public string Name => Options.Share is { } share ? $"share of {share.Text}" : Options.Mean is { } mean ? $"mean of {mean.Name}" : Options.Count is { } kind ? $"findings of kind {kind}" : Options.Figure!;

    /// <summary>A larger figure is worse.</summary>
    /// <param name="endOf">The suspicious end of a column.</param>
    public bool LargerIsWorse(Func<string, Suspicious> endOf) => Options.AtMost is not null || (Options.AtLeast is null && (Options.Mean is { } mean ? endOf(mean.Name) != Suspicious.Low
        : Options.Figure is null or "control.wrong" or "reviewed.wrong" or "overall.wrong" or "review.conflicts" or "run.failed"));

    /// <summary>Figures that are estimated, so that they have bounds.</summary>
    internal static bool IsEstimated(string? figure) => figure is "control.wrong" or "reviewed.wrong" or "overall.wrong" or "agreement.percent" or "agreement.kappa" or "agreement.alpha" or "agreement.ac1";

    /// <summary>Figures that are known for parts of the samples.</summary>
    internal static bool CanBeSliced(string? figure) => figure is null or "control.wrong" or "reviewed.wrong" or "review.decided" or "rubric.quality" or "run.failed";
}
