using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Mean intersection over union of the reference's classes and the labels'.</summary>
[Component("label_iou", "Agreement of label map and reference: mean intersection over union of their classes.")]
public sealed class LabelIouScorer(LabelIouOptions options) : IScorer
{
    const string Role = "reference";

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities | Evidence.LabelMap)];

    public Evidence Labels => Evidence.LabelMap;

    /// <summary>Where labels are missing a union is too large, and nobody knows by how much.</summary>
    public bool NeedsDenseLabels => true;

    public IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("worst_class")];

    public Score Examine(Exam exam)
    {
        using var decided = Decided.Of(exam, Role);
        if (decided is null)
            return Score.None;
        long[] agreed = new long[decided.Classes], inLabels = new long[decided.Classes], inPredicted = new long[decided.Classes];
        Overlap.Count(decided.Labels.Ids, decided.Predicted, agreed, inLabels, inPredicted);
        if (ClassIou.Mean(agreed, inLabels, inPredicted, options.Absent, options.MinPixels) is not { } mean)
            return Score.None;
        var worst = FindWorst(agreed, inLabels, inPredicted);
        var lowest = worst is { } k ? ClassIou.OfClass(agreed[k], inLabels[k], inPredicted[k]) : null;
        var largest = lowest < 1 ? DifferingRegion.FindLargest(decided, worst) : null;
        return new Score
        {
            Values = [mean, lowest],
            Reason = largest is { } region ? $"IoU {lowest:0.00} of '{exam.Classes.NameOf(worst!.Value)}' ({inLabels[worst.Value]} px labelled, {inPredicted[worst.Value]} in the reference): {region.Describe(exam.Classes)}" : null,
            Where = largest?.Where,
        };
    }

    /// <summary>The class with the lowest IoU among those the mean runs over and that have a pixel; of equal ones the largest, then the first.</summary>
    int? FindWorst(long[] agreed, long[] inLabels, long[] inPredicted)
    {
        (int Class, double Iou, long Pixels)? worst = null;
        for (var k = 0; k < agreed.Length; k++)
        {
            var pixels = inLabels[k] + inPredicted[k];
            if (pixels == 0 || ClassIou.Term(agreed[k], inLabels[k], inPredicted[k], options.Absent, options.MinPixels) is not { } iou)
                continue;
            if (worst is not { } w || iou < w.Iou || (iou == w.Iou && pixels > w.Pixels))
                worst = (k, iou, pixels);
        }
        return worst?.Class;
    }
}
