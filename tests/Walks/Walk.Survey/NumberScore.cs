namespace Walk.Survey;

/// <summary>What the reference says, as it says it.</summary>
[Component("number_score", "The value of a reference.")]
public sealed class NumberScore : IScorer
{
    public IReadOnlyList<Need> Needs { get; } = [new("reference", Evidence.Value)];
    public Evidence Labels => Evidence.None;
    public IReadOnlyList<Column> Columns { get; } = [new("")];

    public Score Examine(Exam exam) => exam.Opinion("reference").Value;
}
