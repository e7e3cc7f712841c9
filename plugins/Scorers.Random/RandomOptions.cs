using System.ComponentModel;

namespace Assay.Scorers.Random;

/// <summary>Options of <c>random</c>.</summary>
public sealed record RandomOptions
{
    [Description("another seed, another order")]
    public long Seed { get; init; } = 1;
}
