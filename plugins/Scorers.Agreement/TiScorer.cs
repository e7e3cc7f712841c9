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
        using var decided = Decided.Of(exam, Role);
        if (decided is null)
            return Score.None;
        var counts = new ClassCounts(decided.Classes);
        counts.Add(decided.Labels.Ids, decided.Predicted);
        return counts.Mean(options) is { } score ? Judge(exam.Classes, decided, counts, score) : Score.None;
    }

    Score Judge(ClassList classes, Decided decided, ClassCounts counts, double score)
    {
        Score result = new()
        {
            Values = [score, counts.FindLowest(options) is { } lowest ? counts.F(lowest, options.Beta) : null, .. named.Values(classes, counts)],
        };
        return counts.FindCostliest(options) is { } worst && counts.F(worst, options.Beta) < 1
            ? result with
            {
                Reason = counts.Describe(worst, classes.NameOf(worst), options.Beta),
                Where = Disagreement.Of((ushort)worst, decided.Labels.Ids, decided.Predicted, decided.Labels.Size.Width),
            }
            : result;
    }
}
