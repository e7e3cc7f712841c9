using Assay.Kernels;

namespace Assay.Scorers.Classification;

/// <summary>One score of several; cleanlab 2.9.0, internal.multilabel_scorer. Sorted first, so that the order of classes changes no bit.</summary>
static class TagPooling
{
    /// <param name="scores">One or more, each in [0,1].</param>
    public static double Pool(IEnumerable<double> scores, TagQualityOptions options)
    {
        double[] falling = [.. scores.OrderDescending()];
        return options.Pool switch
        {
            TagPool.MovingAverage => MovingAverage(falling, options.Alpha),
            TagPool.Softmin => Softmin(falling, options.Temperature),
            TagPool.Lowest => falling[^1],
            _ => falling.Sum() / falling.Length,
        };
    }

    static double MovingAverage(double[] falling, double alpha) => falling.Skip(1).Aggregate(falling[0], (average, score) => alpha * score + (1 - alpha) * average);

    static double Softmin(double[] falling, double temperature)
    {
        var (sum, weights) = (0.0, 0.0);
        foreach (var score in falling)
        {
            var weight = Exponential.Exp((falling[^1] - score) / temperature);
            (sum, weights) = (sum + weight * score, weights + weight);
        }
        return sum / weights;
    }
}
