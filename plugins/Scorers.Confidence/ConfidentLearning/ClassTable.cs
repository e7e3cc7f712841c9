namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>What was learned of each class: its pixels and threshold, and how often it is the most probable class under another label.</summary>
static class ClassTable
{
    public static DatasetTable Of(ClassThresholds thresholds, CutBucket cut, Flags flags)
    {
        var given = new long[thresholds.Names.Length];
        foreach (var (label, _, pixels) in flags.InOrder())
            given[label] += pixels;
        return new DatasetTable("classes", ["class", "pixels", "threshold", "predicted_under_other_labels", "of_them_believed", "flagged"], [.. thresholds.Names.Select((name, k) =>
            (IReadOnlyList<string>)[name, $"{thresholds.Pixels[k]}", thresholds.Means[k] is null ? "" : $"{thresholds.Values[k]:R}", $"{cut.Rivals[k]}", $"{cut.Confident[k]}", $"{given[k]}"])]);
    }
}
