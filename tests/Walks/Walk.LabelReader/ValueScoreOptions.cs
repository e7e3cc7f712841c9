using System.ComponentModel;

namespace Walk.LabelReader;

public sealed record ValueScoreOptions
{
    [Description("The reference whose value is the score.")]
    public ReferenceName? Reference { get; init; }
}
