using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>The share of pixels where the reference decides as the labels say, among those where it is sure of its decision.</summary>
[Component("correct_pixels_thresholded", "Share of pixels where label map and reference agree, among those where the reference is sure.")]
public sealed class CorrectPixelsThresholdedScorer(CorrectPixelsThresholdedOptions options) : IScorer
{
    const string Role = "reference";

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities)];

    public Evidence Labels => Evidence.LabelMap;

    public IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("unsure", End: Suspicious.Neither)];

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        foreach (var name in options.ClassThresholds.Keys)
            Refusals.Class(classes, name, "class_thresholds");
    }

    public Score Examine(Exam exam)
    {
        if (exam.Opinion(Role).Probabilities is not { } probabilities)
            return Score.None;
        using var decided = Decided.Of(exam, Role);
        if (decided is null)
            return Score.None;
        var unsure = Cut(probabilities, Thresholds(exam.Classes, probabilities.Classes), decided);
        var counts = PixelCounts.Of(decided);
        if (counts.Compared + unsure == 0)
            return Score.None;
        var largest = DifferingRegion.FindLargest(decided);
        return new Score
        {
            Values = [Share(counts, unsure), (double)unsure / (counts.Compared + unsure)],
            Reason = largest?.Describe(exam.Classes),
            Where = largest?.Where,
        };
    }

    double? Share(PixelCounts counts, int unsure) => options.Unsure switch
    {
        Unsure.Correct => (double)(counts.Agreed + unsure) / (counts.Compared + unsure),
        Unsure.Wrong => (double)counts.Agreed / (counts.Compared + unsure),
        _ => counts.Compared == 0 ? null : (double)counts.Agreed / counts.Compared,
    };

    double[] Thresholds(ClassList classes, int count)
    {
        var thresholds = new double[count];
        Array.Fill(thresholds, options.Threshold);
        foreach (var (name, threshold) in options.ClassThresholds)
            if (classes.Find(name) is { } k && k < count)
                thresholds[k] = threshold;
        return thresholds;
    }

    static int Cut(Probabilities probabilities, double[] thresholds, Decided decided) => Type.GetTypeCode(probabilities.ElementType) switch
    {
        TypeCode.Single => ConfidenceCut.Apply(probabilities.Values<float>(), thresholds, decided.Labels.Ids, decided.Predicted),
        TypeCode.Double => ConfidenceCut.Apply(probabilities.Values<double>(), thresholds, decided.Labels.Ids, decided.Predicted),
        TypeCode.Byte => ConfidenceCut.Apply(probabilities.Values<byte>(), thresholds, decided.Labels.Ids, decided.Predicted),
        _ => ConfidenceCut.Apply(probabilities.Values<Half>(), thresholds, decided.Labels.Ids, decided.Predicted),
    };
}
