using System.Globalization;

namespace Assay.Scorers.Classification;

/// <summary>Confident learning for tags, each class on its own: is it there or not. cleanlab 2.9.0, multilabel_classification.filter.find_multilabel_issues_per_class.</summary>
[Component("confident_tags", "Flags tags that are wrong or missing by confident learning, class by class (cleanlab's find_label_issues for several tags an image).")]
public sealed class ConfidentTags(ConfidentClassesOptions options) : IDatasetScorer
{
    const int Absent = 0, There = 1;

    readonly ConfidentLearner learner = new(TagVerdicts.Of, options);
    ClassList classes = ClassList.Unknown;

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Verdict.Role, Evidence.ClassScores)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.ClassScores;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new(""), new("flagged", End: Suspicious.High)];

    /// <inheritdoc/>
    public int Rounds => ConfidentLearner.Rounds;

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => this.classes = classes;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => learner.Begin(round);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged) => learner.Close(round, merged);

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (TagVerdicts.Of(exam) is not { Count: > 0 } verdicts)
            return Score.None;
        var flagged = verdicts.Where(verdict => learner.IsFlagged(exam.Sample.Id, verdict)).ToArray();
        return new Score
        {
            Values = [flagged.Length == 0 ? 1 : flagged.Min(verdict => verdict.SelfConfidence), flagged.Length],
            Findings = [.. flagged.Select(TagVerdicts.Suspect)],
            Reason = TagVerdicts.Describe(flagged.Length == 0 ? verdicts : flagged, exam.Classes),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables()
    {
        yield return new DatasetTable("classes", ["class", "tagged", "untagged", "threshold", "threshold_untagged", "joint_extra", "joint_omitted", "extra", "omitted"],
            [.. Enumerable.Range(0, learner.Questions).Select(Row)]);
    }

    /// <summary>Of a class: how many images have the tag, from which probability on it is confidently there (or not), how many the joint calls wrong, and how many were flagged.</summary>
    IReadOnlyList<string> Row(int k) =>
    [
        classes.NameOf(k), $"{learner.Labelled(k, There)}", $"{learner.Labelled(k, Absent)}", Threshold(k, There), Threshold(k, Absent),
        $"{learner.Joints[k][There][Absent]}", $"{learner.Joints[k][Absent][There]}", $"{Flagged(k, There)}", $"{Flagged(k, Absent)}",
    ];

    string Threshold(int k, int label) => learner.Mean(k, label) is null ? "" : learner.Thresholds[k][label].ToString("R", CultureInfo.InvariantCulture);

    long Flagged(int k, int label) => learner.FlaggedPairs.GetValueOrDefault(new Pair(k, label, 1 - label));
}
