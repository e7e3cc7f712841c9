using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Classification;

/// <summary>Options of <see cref="ConfidentClasses"/>.</summary>
public sealed record ConfidentClassesOptions
{
    [Description("Whose class scores; of a model that has not seen these labels")]
    public ReferenceName? Reference { get; init; }

    [Description("Which samples are flagged: noise_rate, as many of each pair given -> true as the joint says, by margin; by_class, as many of each class, by self-confidence; both, what these two agree on; off_diagonal, all that were counted off the diagonal")]
    public Pruning Method { get; init; } = Pruning.NoiseRate;

    [Description("Of the samples that the joint calls wrong, the share that is flagged; for noise_rate, by_class and both")]
    [Range(0.0, 1.0)]
    public double Share { get; init; } = 1;

    [Description("How many samples of each class are never flagged; for noise_rate, by_class and both")]
    [Range(0, 1_000_000)]
    public int KeepPerClass { get; init; } = 1;
}

/// <summary>How samples are picked.</summary>
public enum Pruning
{
    /// <summary>As many of each pair as the joint says, largest margin first.</summary>
    NoiseRate,
    /// <summary>As many of each class as the joint says, lowest self-confidence first.</summary>
    ByClass,
    /// <summary>Flagged by both.</summary>
    Both,
    /// <summary>All that were counted off the diagonal.</summary>
    OffDiagonal,
}
