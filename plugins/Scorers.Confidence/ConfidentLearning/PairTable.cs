namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>Which labels were given where which are believed.</summary>
static class PairTable
{
    public static DatasetTable Of(ClassThresholds thresholds, Flags flags)
    {
        var all = flags.Pairs.Values.Sum();
        return new DatasetTable("pairs", ["given", "predicted", "pixels", "share_of_flagged", "share_of_given"], [.. flags.InOrder().Select(pair => (IReadOnlyList<string>)
            [thresholds.Names[pair.Given], thresholds.Names[pair.Predicted], $"{pair.Pixels}", $"{(double)pair.Pixels / all:R}", $"{(double)pair.Pixels / thresholds.Pixels[pair.Given]:R}"])]);
    }
}
