namespace Assay.Runtime.Planning;

/// <summary>Seconds that something takes per sample: between two standard errors below and above the mean of what was measured.</summary>
readonly record struct Cost(double Low, double High)
{
    /// <summary>Of a single measurement nothing is known of the spread: half to double.</summary>
    const double Alone = 2;

    public static Cost Of(IReadOnlyCollection<double> measured)
    {
        if (measured.Count == 0)
            return default;
        var mean = measured.Average();
        if (measured.Count == 1)
            return new(mean / Alone, mean * Alone);
        var variance = measured.Sum(value => (value - mean) * (value - mean)) / (measured.Count - 1);
        var error = 2 * Math.Sqrt(variance / measured.Count);
        return new(Math.Max(0, mean - error), mean + error);
    }

    public static Cost operator +(Cost a, Cost b) => new(a.Low + b.Low, a.High + b.High);

    public static Cost operator *(Cost a, double share) => new(a.Low * share, a.High * share);
}
