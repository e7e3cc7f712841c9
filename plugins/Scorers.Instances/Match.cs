namespace Assay.Scorers.Instances;

/// <summary>Compares labelled objects with a reference's: omissions, extras, wrong classes and bad outlines.</summary>
[Component("match", "Compares labelled objects with a reference's: omissions, extras, wrong classes and bad outlines.", First = true)]
public sealed class Match : IDatasetScorer
{
    const string Role = "reference";
    readonly MatchOptions options;
    readonly MatchRules rules;
    readonly Dictionary<int, double> given = []; // The least confidence of classes that min_score names.
    bool confidences;
    ClassList classes = ClassList.Unknown;
    BestScores? best;
    MatchSurvey? counts;

    /// <exception cref="AssayException"><c>near</c> is not below <c>iou</c>, or <c>iou</c> has a key that is no size.</exception>
    public Match(MatchOptions options)
    {
        rules = new MatchRules(options.Iou.Steps(), options.Near, options.ClassAware);
        if (!(options.Near > 0 && options.Near < rules.Lowest))
            throw new AssayException("near-range", $"match: near is {options.Near}, expected more than 0 and less than iou ({rules.Lowest})");
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
        new("partners", Of.Instance, Suspicious.Neither), new("rivals", Of.Instance, Suspicious.Neither),
    ];

    public void Meet(string role, bool confidences) => this.confidences = confidences;

    /// <summary>Confidences have to be seen before one can be chosen, and tables count what the pass that writes findings does not keep.</summary>
    public int Rounds => (Chooses ? 1 : 0) + (options.Tables ? 1 : 0);

    bool Chooses => confidences && options.MinScore.Value is null;

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        this.classes = classes;
        foreach (var (name, score) in options.MinScore.OfClass)
            given[classes.Find(name) is >= 0 and var entry ? entry : throw new DataException("unknown-class",
                $"min_score names the class '{name}', which the dataset does not have; expected one of its {classes.Count}: {string.Join(", ", classes.Take(10).Select(one => one.Name))}{(classes.Count > 10 ? ", ..." : "")}")] = score;
    }

    public ISurvey Begin(int round) => Chooses && round == 0 ? new ScoreSurvey(options, rules, Role) : new MatchSurvey(options, rules, Role, IsSeen);

    public void Close(int round, ISurvey merged)
    {
        if (merged is ScoreSurvey scores)
            best = new BestScores(scores);
        else
            counts = (MatchSurvey)merged;
    }

    public IEnumerable<DatasetTable> Tables()
    {
        var tables = new MatchTables(options, classes, confidences);
        return [tables.About(), .. best is null ? [] : new[] { tables.MinScores(best, MinScore) }, .. counts is null ? [] : tables.Of(counts)];
    }

    public Score Examine(Exam exam)
    {
        if (MatchSides.Of(exam, Role, options.Shape, IsSeen) is not { } sides)
            return Score.None;
        var matching = new Matching(sides.Labels, sides.References, sides.InOrder(options.Order), rules);
        var relations = new Relations(sides.Labels, sides.References, sides.Candidates, options.Near, options.ClassAware);
        return new MatchVerdict(sides, matching, relations, options.Gold, Role).ToScore(exam.Classes);
    }

    bool IsSeen(Shape reference) => reference.Confidence >= MinScore(reference.Class);

    double MinScore(int entry) => given.TryGetValue(entry, out var named) ? named : options.MinScore.Value ?? best?.Of(entry) ?? 0;
}
