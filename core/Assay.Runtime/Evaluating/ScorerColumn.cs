namespace Assay.Runtime.Evaluating;

/// <summary>A column with a suspicious end, as a ranking of units.</summary>
/// <param name="Name">In full.</param>
/// <param name="Suspicion">A value per unit, higher is more suspicious, NaN is no evidence.</param>
sealed record ScorerColumn(string Name, double[] Suspicion)
{
    /// <summary>What is there to compare with, rather than to be chosen.</summary>
    public bool IsYardstick { get; init; }

    /// <summary>For an error of a unit whether the place that the scorer names touches it; null when that cannot be said.</summary>
    public Func<int, KnownError, bool?> Touches { get; init; } = (_, _) => null;

    /// <summary>Units of which it says nothing.</summary>
    public int Empty => Suspicion.Count(double.IsNaN);
}
