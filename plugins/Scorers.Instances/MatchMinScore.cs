using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Scorers.Instances;

/// <summary>Below which confidence an instance of the reference is not seen: a number, or numbers by class.</summary>
public sealed record MatchMinScore
{
    [Shorthand]
    [Description("For all classes that are not named. Left out, and the reference has confidences: the one that gives the class its best F.")]
    [Range(0.0, 1.0)]
    public double? Value { get; init; }

    [Rest]
    [Description("For a class, by name.")]
    [Range(0.0, 1.0)]
    public IReadOnlyDictionary<string, double> OfClass { get; init; } = new Dictionary<string, double>();

    /// <summary>One for all classes.</summary>
    public static implicit operator MatchMinScore(double value) => new() { Value = value };
}
