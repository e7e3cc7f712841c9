using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Sam;

/// <summary>What a pipeline may say of a <c>sam_agreement</c> step.</summary>
public sealed record SamAgreementOptions
{
    [Description("The reference whose masks answer the labels: sam, or stored masks.")]
    public ReferenceName? Reference { get; init; }

    [Description("How a mask is paired with its label: answers, as the sam reference says; or id, where both have the same source id, for masks that were stored by other software.")]
    public SamLink Link { get; init; }

    [Description("A mask is trusted from this predicted IoU on. Where a measure is missing, its cut-off is not applied.")]
    [Range(0.0, 1.0)]
    public double PredictedIou { get; init; } = 0.88;

    [Description("A mask is trusted from this stability on: the share that stays when its threshold goes from -1 to +1.")]
    [Range(0.0, 1.0)]
    public double Stability { get; init; } = 0.95;

    [Description("A mask is trusted when the masks of all prompts overlap by this IoU.")]
    [Range(0.0, 1.0)]
    public double Agreement { get; init; } = 0.8;

    [Description("Areas in square pixels at which a new size begins; a label is compared with labels of its size.")]
    public IReadOnlyList<double> Sizes { get; init; } = [32 * 32, 96 * 96];

    [Description("A label is compared with labels of its class and size when there are so many; else with all of its size, else with all.")]
    [Range(1, 1_000_000)]
    public int MinGroup { get; init; } = 30;

    [Description("Labels with a score up to this, and outlines beyond tolerance_px, become findings.")]
    [Range(0.0, 1.0)]
    public double Flag { get; init; } = 0.05;

    [Description("The 95th percentile of the distances between both outlines, in px, beyond which a label may be a finding.")]
    [Range(0.0, 100_000.0)]
    public double TolerancePx { get; init; } = 2;

    [Description("Labels whose source names one of these are circular: SAM would confirm its own work. They have no score and are left out of the quantiles.")]
    public IReadOnlyList<string> Circular { get; init; } = ["sam", "mobilesam", "segment anything"];
}

/// <summary>How a mask is paired with its label.</summary>
public enum SamLink
{
    /// <summary>The reference was prompted with the labels and says which it answers.</summary>
    Answers,
    /// <summary>Both have one source id.</summary>
    Id,
}
