using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>Mean F-beta of the reference's classes against the labels, pixel by pixel: the trustworthiness index of CloudSEN12.</summary>
[Component("ti", "Agreement of label map and reference: F-beta over classes (CloudSEN12's trustworthiness index).", First = true)]
public sealed class TiScorer(TiOptions options) : IScorer
{
    const string Role = "reference";

    readonly NamedClasses named = new(options);

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Probabilities | Evidence.LabelMap)];

    public Evidence Labels => Evidence.LabelMap;

    public IReadOnlyList<Column> Columns => [new Column(""), new Column("worst_class_f"), .. named.Columns];

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => named.Check(classes);

    public Score Examine(Exam exam)
    {
        if (exam.LabelMap is not { } labels)
            return Score.None;
        return exam.Opinion(Role) switch
        {
            { Probabilities: { Classes: > 0 } probabilities } => Compare(exam, labels, probabilities),
            { LabelMap: { } map } => Compare(exam, labels, map),
            _ => Score.None,
        };
    }

    Score Compare(Exam exam, LabelMap labels, Probabilities probabilities)
    {
        Refusals.Sizes(labels.Size, probabilities.Size);
        Refusals.Outside(labels, probabilities.Classes, "the labels have", "the reference has probabilities of");
        var rented = ArrayPool<ushort>.Shared.Rent(labels.Ids.Length);
        try
        {
            var predicted = rented.AsSpan(0, labels.Ids.Length);
            Refusals.Defect(Decisions.Find(probabilities, labels, predicted).Defect, labels.Size.Width, exam.Classes);
            return Judge(exam, labels, predicted, probabilities.Classes);
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }

    Score Compare(Exam exam, LabelMap labels, LabelMap reference)
    {
        Refusals.Sizes(labels.Size, reference.Size);
        // Without a list of classes the maps' own ids are all there is.
        var classes = exam.Classes.Count > 0 ? exam.Classes.Count : Math.Max(Decisions.Highest(labels), Decisions.Highest(reference)) + 1;
        Refusals.Outside(labels, classes, "the labels have", "there are");
        Refusals.Outside(reference, classes, "the reference has", "there are");
        return Judge(exam, labels, reference.Ids, classes);
    }

    Score Judge(Exam exam, LabelMap labels, ReadOnlySpan<ushort> predicted, int classes)
    {
        var counts = new ClassCounts(classes);
        counts.Add(labels.Ids, predicted);
        if (counts.Mean(options) is not { } score)
            return Score.None;
        Score result = new()
        {
            Values = [score, counts.FindLowest(options) is { } lowest ? counts.F(lowest, options.Beta) : null, .. named.Values(exam.Classes, counts)],
        };
        return counts.FindCostliest(options) is { } worst && counts.F(worst, options.Beta) < 1
            ? result with
            {
                Reason = counts.Describe(worst, exam.Classes.NameOf(worst), options.Beta),
                Where = Disagreement.Of((ushort)worst, labels.Ids, predicted, labels.Size.Width),
            }
            : result;
    }
}
