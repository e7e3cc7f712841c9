namespace Walk.LabelReader;

/// <summary>What the reference says, as it says it.</summary>
[Component("value_score", "The value of a reference.")]
public sealed class ValueScore(ValueScoreOptions options) : IScorer
{
    /// <summary>The reference the pipeline named, if it did.</summary>
    public ReferenceName? Reference => options.Reference;

    public IReadOnlyList<Need> Needs { get; } = [new("reference", Evidence.Value)];
    public Evidence Labels => Evidence.None;
    public IReadOnlyList<Column> Columns { get; } = [new("")];

    public Score Examine(Exam exam) => exam.Opinion("reference").Value;
}
