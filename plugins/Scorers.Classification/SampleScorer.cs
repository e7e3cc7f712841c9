namespace Assay.Scorers.Classification;

/// <summary>What the scorers of one sample share: needs, one column, reason and finding.</summary>
public abstract class SampleScorer : IScorer
{
    private protected SampleScorer()
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Verdict.Role, Evidence.ClassScores)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.ClassScores;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new("")];

    /// <inheritdoc/>
    public Score Examine(Exam exam) => Verdict.Of(exam) is { } verdict
        ? new Score { Values = [Rate(verdict)], Reason = verdict.Describe(exam.Classes), Findings = verdict.Suspect() }
        : Score.None;

    private protected abstract double Rate(Verdict verdict);
}
