using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Rubric;

/// <summary>What a pipeline may say of an <c>obfuscation</c> step.</summary>
public sealed record ObfuscationOptions
{
    [Description("The reference that shows the objects whole.")]
    public ReferenceName? Reference { get; init; }

    [Description("The step that says which label and which object of the reference are one.")]
    public StepName Pairs { get; init; } = new("match");

    [Description("From this share of the reference's object on, what is missing is a part of it.")]
    [Range(0.01, 1.0)]
    public double MinShare { get; init; } = 0.15;

    [Description("Pixels this near to the label are its outline's affair and not missing.")]
    [Range(0.0, 1000.0)]
    public double RimPx { get; init; } = 2;

    [Description("The share of the label that must lie inside the reference's object; below it the label is elsewhere, rather than incomplete.")]
    [Range(0.0, 1.0)]
    public double Inside { get; init; } = 0.8;
}
