namespace Assay.Scorers.Instances;

/// <summary>Compares labelled objects with a reference's: omissions, extras, wrong classes and bad outlines.</summary>
[Component("match", "Compares labelled objects with a reference's: omissions, extras, wrong classes and bad outlines.", First = true)]
public sealed class Match : IScorer
{
    const string Role = "reference";
    readonly MatchOptions options;

    /// <exception cref="AssayException"><c>near</c> is not below <c>iou</c>.</exception>
    public Match(MatchOptions options)
    {
        if (!(options.Near > 0 && options.Near < options.Iou))
            throw new AssayException("near-range", $"match: near is {options.Near}, expected more than 0 and less than iou ({options.Iou})");
        this.options = options;
    }

    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    public Evidence Labels => Evidence.Instances;

    /// <summary>Where not everything is labelled, what only the reference has is no omission.</summary>
    public bool NeedsDenseLabels => true;

    public IReadOnlyList<Column> Columns { get; } =
    [
        new(""),
        new("omissions", End: Suspicious.High), new("extras", End: Suspicious.High), new("wrong_labels", End: Suspicious.High), new("inaccurate", End: Suspicious.High),
        new("iou", Of.Instance), new("confidence", Of.Instance, Suspicious.Neither), new("suspicion", Of.Instance, Suspicious.High),
    ];

    public Score Examine(Exam exam)
    {
        if (exam.Instances is not { } labelled || exam.Opinion(Role).Instances is not { } seen)
            return Score.None;
        var labels = Shapes(labelled, exam);
        var references = Shapes(seen, exam).FindAll(shape => shape.Absorbs || shape.Confidence >= options.MinScore);
        var matching = new Matching(labels, references, options.Iou, options.Near);
        var verdict = new MatchVerdict(labels, references, matching, Role);
        return new Score
        {
            Values = [verdict.Agreement, verdict.Count(FindingKind.Omission), verdict.Count(FindingKind.Extra), verdict.Count(FindingKind.WrongLabel), verdict.Count(FindingKind.Inaccurate)],
            Instances = verdict.Rows,
            Findings = verdict.Findings,
            Pairs = verdict.Pairs,
            Reason = MatchReason.Tell(verdict.Findings, exam.Classes),
        };
    }

    List<Shape> Shapes(IReadOnlyList<Instance> instances, Exam exam) =>
        [.. instances.Select((instance, index) => Shape.Of(instance, index, exam, options.Shape)).OfType<Shape>()];
}
