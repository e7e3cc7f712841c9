using System.ComponentModel;

namespace Outsider.Weights;

public sealed record ClassWeightsOptions
{
    [Description("Class: weight, a line each.")]
    public required string Weights { get; init; }
}
