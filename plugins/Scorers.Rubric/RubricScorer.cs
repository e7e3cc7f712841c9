namespace Assay.Scorers.Rubric;

/// <summary>
/// Prices the findings of all earlier steps, each error once. A round over the dataset adds up what the tables say; a sample's own score does not depend on it.
/// </summary>
[Component("rubric", "Prices the findings of all earlier steps, each error once: a penalty per object, sample and dataset.")]
public sealed class RubricScorer : IDatasetScorer, IPricesKinds
{
    const string Role = "reference";

    readonly RubricOptions options;
    readonly IHost host;
    readonly Tariff tariff;
    Tally tally = new();
    ClassList classes = ClassList.Unknown;

    /// <exception cref="AssayException">A price cannot be one, or names a kind or a severity that is a slip of the pen.</exception>
    public RubricScorer(RubricOptions options, IHost host) => (this.options, this.host, tariff) = (options, host, new Tariff(options));

    /// <inheritdoc/>
    public IReadOnlyList<PricedKind> Kinds => [.. PricedKind.Standard.Select(kind => kind.Kind).Union(tariff.Kinds).Select(kind => tariff.Of(kind) is var (severity, penalty) ? new PricedKind(kind, severity, penalty) : new PricedKind(kind))];

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances, Optional: true)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.None;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } =
    [
        new("", End: Suspicious.High, Unit: "%"), new("points", End: Suspicious.High, Unit: "%"), new("errors", End: Suspicious.High), new("critical", End: Suspicious.High),
        new("penalty", Of.Instance, Suspicious.High, "%"), new("object_errors", Of.Instance, Suspicious.High),
    ];

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => this.classes = classes;

    /// <inheritdoc/>
    public int Rounds => options.Tables ? 1 : 0;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new RubricSurvey(Assess, tariff, Role);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged)
    {
        tally = ((RubricSurvey)merged).Tally;
        foreach (var (kind, count) in tally.Unpriced)
            host.Report(new Problem("unpriced-kind", $"rubric: {count} finding{(count == 1 ? "" : "s")} of the kind '{kind}' cost nothing, because it has no price; give it one: prices: {{ {kind}: {{ severity: low }} }}"));
        foreach (var kind in options.Prices.Keys.Where(kind => !tally.Kinds.Contains(kind)).Order(StringComparer.Ordinal))
            if (!Tariff.IsInTable(kind))
                host.Report(new Problem("unused-price", $"rubric: no step raised a finding of the kind '{kind}', which 'prices' names; the kinds that were found: {(tally.Kinds.Count == 0 ? "none" : string.Join(", ", tally.Kinds))}"));
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables() => !options.Tables ? [] : new RubricTables(tally, tariff, options, classes).All();

    /// <inheritdoc/>
    public Score Examine(Exam exam) => Assess(exam) is { } assessment ? new RubricScore(assessment, exam, tariff, Role).ToScore() : Score.None;

    Assessment? Assess(Exam exam) => Assessment.Of(exam, options, tariff, Role);
}
