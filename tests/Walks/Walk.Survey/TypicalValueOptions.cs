using System.ComponentModel;

namespace Walk.Survey;

public sealed record TypicalValueOptions
{
    [Description("The reference whose value is looked at.")]
    public ReferenceName? Reference { get; init; }

    [Description("The least spread, as a share of the range.")]
    public double LeastSpread { get; init; } = 0.01;
}
