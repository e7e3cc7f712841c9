namespace Assay.Kernels;

/// <summary>
/// How many of a population are wrong, from strata of which each was sampled with its own inclusion probability (the stratified expansion estimator: Cochran 1977, "Sampling Techniques",
/// sections 5.3 and 2.9). The interval recovers variances from the strata's own limits (MOVER: Zou and Donner 2008, "Construction of confidence limits about effect measures: a general
/// approach", as Yan and Su 2010 do for stratified shares), so that it stays within what is possible, is not symmetric where errors are rare, and a stratum reviewed in full adds no width.
/// </summary>
public static class StratifiedTotal
{
    /// <summary>The estimate and its 95 % interval, in units of the population.</summary>
    /// <param name="strata">Parts that do not overlap and are the whole together.</param>
    public static (double Total, double Low, double High) Of(IReadOnlyList<Stratum> strata)
    {
        var (total, below, above) = (0.0, 0.0, 0.0);
        foreach (var stratum in strata)
        {
            total += stratum.Total;
            below += (stratum.Total - stratum.Low) * (stratum.Total - stratum.Low);
            above += (stratum.High - stratum.Total) * (stratum.High - stratum.Total);
        }
        return (total, total - Math.Sqrt(below), total + Math.Sqrt(above));
    }
}
