namespace Assay.Runtime.Gating;

/// <summary>A figure as measured for a gate.</summary>
/// <param name="Value">Null when it is not known; <paramref name="Why"/> says why.</param>
/// <param name="N">Of how many.</param>
/// <param name="Interval">The 95 % interval; null for a census.</param>
/// <param name="Bounds">One-sided 95 % bounds; null for a census.</param>
sealed record GateFigure(double? Value, long N, (double Low, double High)? Interval = null, (double Lower, double Upper)? Bounds = null, string Why = "")
{
    /// <summary>It is a share of independent verdicts, so that a number of them can be named that would do.</summary>
    public bool IsShare { get; init; }

    public static GateFigure Unknown(string why) => new(null, 0, Why: why);
}
