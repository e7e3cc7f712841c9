namespace Assay.Scorers.Classification;

/// <summary>The score of an image's tags, class by class, pooled; cleanlab 2.9.0, multilabel_classification.get_label_quality_scores.</summary>
[Component("tag_quality", "How well all tags of an image, and those that it does not have, agree with a reference that scores each class on its own.")]
public sealed class TagQuality(TagQualityOptions options) : IScorer
{
    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Verdict.Role, Evidence.ClassScores)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.ClassScores;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new(""), new("doubted"), new("missed", End: Suspicious.High)];

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (TagVerdicts.Of(exam) is not { Count: > 0 } verdicts)
            return Score.None;
        return new Score
        {
            Values =
            [
                TagPooling.Pool(verdicts.Select(Rate), options),
                verdicts.Where(verdict => verdict.Label == 1).Min(verdict => (double?)TagVerdicts.Presence(verdict)),
                verdicts.Where(verdict => verdict.Label == 0).Max(verdict => (double?)TagVerdicts.Presence(verdict)),
            ],
            Reason = TagVerdicts.Describe(verdicts, exam.Classes),
            Findings = [.. verdicts.Where(TagVerdicts.IsContradicted).Select(TagVerdicts.Suspect)],
        };
    }

    double Rate(Verdict verdict) => options.Score switch
    {
        TagScore.SelfConfidence => verdict.SelfConfidence,
        TagScore.NormalizedMargin => NormalizedMargin.Of(verdict),
        _ => WeightedEntropy.Of(verdict),
    };
}
