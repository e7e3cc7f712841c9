using System.Globalization;

namespace Assay.Scorers.Classification;

/// <summary>Confident learning for classes of whole images that exclude each other: cleanlab 2.9.0, filter.find_label_issues.</summary>
[Component("confident_classes", "Flags images whose class is wrong by confident learning (cleanlab's find_label_issues for classification).")]
public sealed class ConfidentClasses(ConfidentClassesOptions options) : IDatasetScorer
{
    readonly ConfidentLearner learner = new(exam => Verdict.Of(exam) is { } verdict ? [verdict] : [], options);
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
        if (Verdict.Of(exam) is not { } verdict)
            return Score.None;
        var isFlagged = learner.IsFlagged(exam.Sample.Id, verdict);
        return new Score
        {
            Values = [isFlagged ? NormalizedMargin.Of(verdict) : 1, isFlagged ? 1 : 0],
            Findings = isFlagged ? verdict.Suspect() : [],
            Reason = verdict.Describe(exam.Classes),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables()
    {
        yield return new DatasetTable("pairs", ["given", "predicted", "flagged"], [.. learner.FlaggedPairs.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => (IReadOnlyList<string>)[classes.NameOf(pair.Key.Given), classes.NameOf(pair.Key.Other), $"{pair.Value}"])]);
        yield return new DatasetTable("joint", ["given", "true", "samples"], [.. learner.Joints.SelectMany(joint => joint.SelectMany((row, given) => row.Index().Where(cell => cell.Item > 0)
            .Select(cell => (IReadOnlyList<string>)[classes.NameOf(given), classes.NameOf(cell.Index), $"{cell.Item}"])))]);
        yield return new DatasetTable("thresholds", ["class", "samples", "threshold"], [.. learner.Thresholds.SelectMany(all => all.Select((threshold, k) =>
            (IReadOnlyList<string>)[classes.NameOf(k), $"{learner.Labelled(0, k)}", learner.Mean(0, k) is null ? "" : threshold.ToString("R", CultureInfo.InvariantCulture)]))]);
    }
}
