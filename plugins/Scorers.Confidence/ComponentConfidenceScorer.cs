using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Confidence;

/// <summary>Mean probability of the label over each connected component, of the labels and of what the reference decides.</summary>
[Component("component_confidence", "Mean probability of the labelled class over connected components of the labels and of the reference's decisions.")]
public sealed class ComponentConfidenceScorer(ComponentConfidenceOptions options) : ProbabilityScorer(Confidence.Check.Lattice)
{
    /// <summary>Where things are not labelled every object that the reference finds would look dropped.</summary>
    public override bool NeedsDenseLabels => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } = [new Column(""), new Column("worst_label"), new Column("worst_decided"), new Column("components", End: Suspicious.Neither)];

    /// <inheritdoc/>
    protected override Score Examine<T>(Exam exam, LabelMap labels, Probabilities probabilities, ReadOnlySpan<T> values)
    {
        var (ids, numbers) = (ArrayPool<ushort>.Shared.Rent(labels.Ids.Length), ArrayPool<double>.Shared.Rent(labels.Ids.Length));
        try
        {
            var decided = ids.AsSpan(0, labels.Ids.Length);
            var confidence = numbers.AsSpan(0, labels.Ids.Length);
            Refusals.Defect(ArgMax.Find(values, probabilities.Classes, labels.Ids, probabilities.Complete, decided).Defect, labels.Size.Width, exam.Classes);
            LabelCheck.Hide(labels.Ids, decided);
            LabelledValue.Read(values, probabilities.Classes, labels.Ids, confidence);
            return Judge(exam.Classes, ComponentScores.Of(labels.Ids, decided, confidence, labels.Size, options), ComponentScores.Of(decided, labels.Ids, confidence, labels.Size, options));
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(ids);
            ArrayPool<double>.Shared.Return(numbers);
        }
    }

    Score Judge(ClassList classes, ComponentScores ofLabels, ComponentScores ofDecided)
    {
        var count = ofLabels.Count + ofDecided.Count;
        if (count == 0)
            return Score.None;
        var isDecided = ofDecided.Worst is { } extra && (ofLabels.Worst is not { } own || extra.Mean < own.Mean);
        var worst = isDecided ? ofDecided.Worst!.Value : ofLabels.Worst!.Value;
        var score = options.Aggregate == ComponentMean.Worst ? worst.Mean : (ofLabels.Sum + ofDecided.Sum) / count;
        return new Score
        {
            Values = [Math.Min(1, score), ofLabels.Worst?.Mean, ofDecided.Worst?.Mean, count],
            Reason = worst.Mean < 1 ? worst.Describe(classes, isDecided) : null,
            Where = worst.Mean < 1 ? worst.Where : null,
        };
    }
}
