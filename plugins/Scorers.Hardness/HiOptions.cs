using System.ComponentModel;

namespace Assay.Scorers.Hardness;

/// <summary>Options of <c>hi</c>.</summary>
public sealed record HiOptions
{
    [Description("a model that gives a number per sample, high = hard; not beside 'attribute'")]
    public ReferenceName? Reference { get; init; }

    [Description("an attribute of the dataset that holds how hard people found the sample, such as difficulty; then no reference is asked")]
    public string? Attribute { get; init; }

    [Description("the values that become 0 and 1, such as [1, 5] for a slider of five steps; left out, values must lie in [0, 1] as they are")]
    public IReadOnlyList<double> Range { get; init; } = [];

    [Description("sigmoid when the model's number is a logit")]
    public Activation Activation { get; init; }
}
