namespace Assay.Scorers.Rubric;

/// <summary>Compares the attributes of labels with those of the same objects in a reference, as far as both have them.</summary>
[Component("attributes", "Attributes of labelled objects (occluded, colour, ...) that differ from a reference's, for objects that an earlier step pairs.")]
public sealed class AttributesScorer(AttributesOptions options, IHost host) : IDatasetScorer
{
    const string Role = "reference";

    AttributeCounts counts = new();

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } =
        [new(""), new("compared", End: Suspicious.Neither), new("differing", End: Suspicious.High), new("agreement", Of.Instance)];

    /// <inheritdoc/>
    public int Rounds => options.Tables ? 1 : 0;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new AttributeSurvey(exam => Pairs(exam) ?? [], options);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged)
    {
        counts = ((AttributeSurvey)merged).Counts;
        foreach (var name in options.Include.Where(name => counts.Compared(name) == 0))
            host.Report(new Problem("never-compared", $"attributes: no object has '{name}' on both sides, which 'include' names{Known()}"));
    }

    string Known() => counts.Names.ToArray() is { Length: > 0 } names ? $"; there are: {string.Join(", ", names)}" : "; paired objects have no attributes";

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables() => options.Tables ? [counts.ToTable()] : [];

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (Pairs(exam) is not { } pairs)
            return Score.None;
        var (compared, rows, findings) = (0, new List<InstanceScore>(), new List<Finding>());
        foreach (var (at, label, other, reference) in pairs)
        {
            var attributes = ComparedAttribute.Of(label, reference, options).ToArray();
            compared += attributes.Length;
            rows.Add(new InstanceScore(null, at, [attributes.Length == 0 ? null : (double)attributes.Count(attribute => attribute.Agrees) / attributes.Length]));
            findings.AddRange(attributes.Where(attribute => !attribute.Agrees).Select(attribute => Differ(attribute, at, label, other, reference)));
        }
        return new Score
        {
            Values = [compared == 0 ? null : 1 - (double)findings.Count / compared, compared, findings.Count],
            Instances = rows,
            Findings = findings,
            Reason = findings.Count == 0 ? null : Tell(findings, exam.Classes),
            Where = findings.Count == 0 ? null : findings[0].Box,
        };
    }

    /// <summary>Objects of one class on both sides; of another class, the same attribute may mean something else. Null when nothing was paired because there was no evidence.</summary>
    IReadOnlyList<(int At, Instance Label, int Other, Instance Reference)>? Pairs(Exam exam)
    {
        if (exam.Instances is not { } labels || exam.Opinion(Role).Instances is not { } references || exam.Earlier(options.Pairs.Id) is not { } matched || matched.Pairs.Count == 0 && matched.Values.All(value => value is null))
            return null;
        return [.. matched.Pairs.Where(pair => pair.Role == Role && pair.Kind != FindingKind.WrongLabel && pair.Instance < labels.Count && pair.ReferenceInstance < references.Count)
            .Select(pair => (pair.Instance, labels[pair.Instance], pair.ReferenceInstance, references[pair.ReferenceInstance]))];
    }

    static Finding Differ(ComparedAttribute attribute, int at, Instance label, int other, Instance reference) => new(FindingKind.Attributes)
    {
        Tag = attribute.Name,
        Detail = attribute.Detail,
        Class = label.Class,
        ReferenceClass = reference.Class,
        Instance = at,
        ReferenceInstance = other,
        Role = Role,
        Box = label.Bounds,
        Measured = attribute.Measured,
    };

    /// <summary><c>colour of car red -> blue, and 2 more</c>.</summary>
    static string Tell(List<Finding> findings, ClassList classes) =>
        $"{findings[0].Tag} of {classes.NameOf(findings[0].Class!.Value)} {findings[0].Detail}{(findings.Count == 1 ? "" : $", and {findings.Count - 1} more")}";
}
