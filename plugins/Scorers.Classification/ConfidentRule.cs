namespace Assay.Scorers.Classification;

/// <summary>Which class a sample confidently belongs to, by thresholds; cleanlab 2.9.0, count.compute_confident_joint.</summary>
static class ConfidentRule
{
    const double Slack = 1e-6;

    /// <summary>Threshold of a class that no sample carries: nothing reaches it.</summary>
    public const double Unreachable = 2;

    public const double Lowest = 2 * Slack;

    /// <summary>The class whose threshold the score reaches; of several the most probable class of all; -1: none.</summary>
    public static int TrueClass(Verdict verdict, double[] thresholds)
    {
        var (first, count) = (-1, 0);
        for (var k = 0; k < verdict.Scores.Length; k++)
            if (verdict.Scores[k] >= thresholds[k] - Slack)
                (first, count) = (count == 0 ? k : first, count + 1);
        return count > 1 ? verdict.Predicted : first;
    }
}
