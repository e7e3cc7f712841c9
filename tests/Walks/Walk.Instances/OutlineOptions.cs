using System.ComponentModel;

namespace Walk.Instances;

public sealed record OutlineOptions
{
    [Description("The reference whose outlines the labels are compared with.")]
    public ReferenceName? Reference { get; init; }

    [Description("The step that has paired the instances.")]
    public string Pairs { get; init; } = "match";

    [Description("From this distance between edges on, an outline is inaccurate.")]
    public double TolerancePx { get; init; } = 2;
}
