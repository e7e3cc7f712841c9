using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Soft minimum of the probability that the reference gives each pixel's label.</summary>
[Component("soft_min", "Soft minimum over pixels of the probability of the labelled class (cleanlab's score for segmentation).", First = true)]
public sealed class SoftMinScorer(SoftMinOptions options) : ProbabilityScorer(options.Check)
{
    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } = [new Column("") { DependsOnSize = true }, new Column("expected", End: Suspicious.Neither)];

    /// <inheritdoc/>
    protected override Score Examine<T>(Exam exam, LabelMap labels, Probabilities probabilities, ReadOnlySpan<T> values)
    {
        if (options.Boundary == Boundary.Include)
            return Judge(exam, labels, SoftMin.Score(values, probabilities.Classes, labels.Ids, options.Temperature), ClassBoundary.Count(labels.Ids, labels.Size.Width, options.BoundaryPx));
        var rented = ArrayPool<ushort>.Shared.Rent(labels.Ids.Length);
        try
        {
            var inner = rented.AsSpan(0, labels.Ids.Length);
            ClassBoundary.Exclude(labels.Ids, labels.Size.Width, options.BoundaryPx, inner);
            return Judge(exam, labels, SoftMin.Score<T>(values, probabilities.Classes, inner, options.Temperature), 0);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }

    Score Judge(Exam exam, LabelMap labels, SoftMinResult result, int atBoundary)
    {
        Refusals.Defect(result.Defect, labels.Size.Width, exam.Classes);
        if (result.Score is null)
            return Score.None;
        var (x, y) = (result.Pixel % labels.Size.Width, result.Pixel / labels.Size.Width);
        return new Score
        {
            Values = [result.Score, SoftMin.Expect((double)atBoundary / result.Used, options.BoundaryP, options.Temperature)],
            Reason = $"p {result.Lowest:G3} for '{exam.Classes.NameOf(labels.Ids[result.Pixel])}' at ({x},{y})",
            Where = new Box(x, y, 1, 1),
        };
    }
}
