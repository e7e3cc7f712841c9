namespace Assay.Runtime.Tests.Running;

/// <summary>A scorer that is a function.</summary>
public sealed class FakeScorer(Func<Exam, Score> examine, params IReadOnlyList<Column> columns) : IScorer
{
    public IReadOnlyList<Need> Needs => [new Need("reference", Evidence.None, Optional: true)];
    public Evidence Labels => Evidence.None;
    public IReadOnlyList<Column> Columns { get; } = columns.Count > 0 ? columns : [new Column("")];

    public Score Examine(Exam exam) => examine(exam);

    /// <summary>The value that the reference gives.</summary>
    public static FakeScorer OfValue { get; } = new(exam => exam.Opinion("reference").Value);
}
