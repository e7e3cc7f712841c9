namespace Assay.Scorers.Rubric;

/// <summary>How the prices of several errors add up.</summary>
public enum Aggregation
{
    /// <summary>min(100, sum).</summary>
    CappedSum,
    /// <summary>The dearest alone.</summary>
    Max,
    /// <summary>100 (1 - product of (1 - price / 100)): what is left is worth less each time.</summary>
    Product,
}

/// <summary>What an outline's distance is.</summary>
public enum OutlineMeasure
{
    /// <summary>The larger of the two others, or the one that was measured.</summary>
    Worst,
    /// <summary>The 95th percentile: <c>p95_px</c>.</summary>
    P95,
    /// <summary>The mean of the worst arc: <c>arc_px</c>.</summary>
    Arc,
}

/// <summary>Adds prices up.</summary>
static class Total
{
    /// <summary>In percent, 0 to 100; 0 without any price.</summary>
    public static double Of(IEnumerable<double> prices, Aggregation how)
    {
        var (sum, dearest, left) = (0.0, 0.0, 1.0);
        foreach (var price in prices)
            (sum, dearest, left) = (sum + price, Math.Max(dearest, price), left * (1 - price / 100));
        return how switch
        {
            Aggregation.CappedSum => Math.Min(100, sum),
            Aggregation.Max => dearest,
            _ => 100 * (1 - left),
        };
    }
}
