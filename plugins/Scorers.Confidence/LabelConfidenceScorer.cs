using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Mean probability of the label, over all pixels and over the class that the reference believes least.</summary>
[Component("label_confidence", "Mean over pixels of the probability of the labelled class.")]
public sealed class LabelConfidenceScorer(LabelConfidenceOptions options) : ProbabilityScorer(options.Check)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("worst_class")];

    /// <inheritdoc/>
    protected override Score Examine<T>(Exam exam, LabelMap labels, Probabilities probabilities, ReadOnlySpan<T> values)
    {
        var (sums, counts) = (new double[probabilities.Classes], new long[probabilities.Classes]);
        var result = LabelConfidence.Measure(values, probabilities.Classes, labels.Ids, labels.Size.Width, sums, counts);
        Refusals.Defect(result.Defect, labels.Size.Width, exam.Classes);
        if (result.Mean is not { } mean)
            return Score.None;
        var worst = FindWorst(sums, counts);
        var lowest = Math.Min(1, sums[worst] / counts[worst]);
        var where = Cell(result, labels.Size);
        return new Score
        {
            Values = [Math.Min(1, mean), lowest],
            Reason = mean >= 1 ? null : $"mean p {lowest:G3} for '{exam.Classes.NameOf(worst)}' ({counts[worst]} px); "
                + $"{result.CellMean:G3} in the {where.Width}x{where.Height} px at ({where.X},{where.Y})",
            Where = mean >= 1 ? null : where,
        };
    }

    /// <summary>The class with the lowest mean; of equal ones the one with most pixels, then the first.</summary>
    static int FindWorst(double[] sums, long[] counts)
    {
        var worst = -1;
        for (var k = 0; k < sums.Length; k++)
            if (counts[k] > 0 && (worst < 0 || (sums[k] / counts[k], -counts[k]).CompareTo((sums[worst] / counts[worst], -counts[worst])) < 0))
                worst = k;
        return worst;
    }

    static Box Cell(LabelConfidenceResult result, Size size) => new(result.Left, result.Top,
        Math.Min(LabelConfidence.CellSide, size.Width - result.Left), Math.Min(LabelConfidence.CellSide, size.Height - result.Top));
}
