using static Assay.Scorers.Comparison.DetectionCounts;

namespace Assay.Scorers.Comparison.Tables;

/// <summary>Counts of a size, or of a class, and what follows from them. A crowd that takes several objects is as many true positives, unless crowds are set aside.</summary>
readonly record struct Agreement(long TruePositives, long FalsePositives, long FalseNegatives, long CrowdMatches)
{
    public static Agreement Of(DetectionCounts counts, SizeBand band, IEnumerable<int> classes, CrowdMatches crowds)
    {
        var sums = new long[5];
        foreach (var entry in classes)
            for (var kind = Kind.TruePositive; kind <= Kind.CrowdMiss; kind++)
                sums[(int)kind] += counts[band, kind, entry];
        return crowds == Comparison.CrowdMatches.Counted ? new Agreement(sums[0], sums[1], sums[2], sums[3]) : new Agreement(sums[0] - sums[3], sums[1], sums[2] - sums[4], 0);
    }

    public long Support => TruePositives + FalseNegatives;

    public double? Accuracy => Cells.Ratio(TruePositives, TruePositives + FalsePositives + FalseNegatives);

    public double? Precision => Cells.Ratio(TruePositives, TruePositives + FalsePositives);

    public double? Recall => Cells.Ratio(TruePositives, Support);

    /// <summary>2 precision recall / (precision + recall).</summary>
    public double? F => Cells.Ratio(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives);
}
