namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>What round 1 learned.</summary>
/// <param name="Names">Of the classes.</param>
/// <param name="Pixels">Per class, how many are labelled so.</param>
/// <param name="Means">Per class, its mean probability there; null when there is no such pixel.</param>
sealed record ClassThresholds(string[] Names, long[] Pixels, double?[] Means, UnseenClass Unseen)
{
    // cleanlab's CONFIDENT_THRESHOLDS_LOWER_BOUND, and what its other implementation (count.get_confident_thresholds) has for an unseen class: out of reach.
    const double Lowest = 2e-6, OutOfReach = 2;

    /// <summary>From which probability on a class is believed.</summary>
    public double[] Values { get; } = [.. Means.Select(mean => mean is { } known ? Math.Max(known, Lowest) : Unseen == UnseenClass.CannotVouch ? OutOfReach : Lowest)];
}
