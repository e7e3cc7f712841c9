using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Classification;

/// <summary>Options of <see cref="TagQuality"/>.</summary>
public sealed record TagQualityOptions
{
    [Description("Whose class scores, each on its own (sigmoid)")]
    public ReferenceName? Reference { get; init; }

    [Description("How a class's label is scored, there or not there against the class's probability and what is left of 1")]
    public TagScore Score { get; init; } = TagScore.SelfConfidence;

    [Description("How the scores of all classes become one: moving_average, over the scores from the highest down to the lowest; softmin; lowest; mean")]
    public TagPool Pool { get; init; } = TagPool.MovingAverage;

    [Description("Of moving_average: the weight of each score against all higher ones together; 1 is the lowest alone")]
    [Range(0.0, 1.0)]
    public double Alpha { get; init; } = 0.8;

    [Description("Of softmin: the smaller, the more the lowest score counts")]
    [Range(0.001, 1000.0)]
    public double Temperature { get; init; } = 0.1;
}

/// <summary>How a class's label is scored.</summary>
public enum TagScore
{
    /// <summary>The probability of what the label says.</summary>
    SelfConfidence,
    /// <summary>The same number: of two answers, half the lead and one half.</summary>
    NormalizedMargin,
    /// <summary>How sure the reference is, weighted by the probability of what the label says.</summary>
    WeightedEntropy,
}

/// <summary>How scores of classes become one.</summary>
public enum TagPool
{
    /// <summary>Exponential, from the highest down.</summary>
    MovingAverage,
    /// <summary>Weighted by exp(-score / temperature).</summary>
    Softmin,
    /// <summary>The lowest.</summary>
    Lowest,
    /// <summary>Their mean.</summary>
    Mean,
}
