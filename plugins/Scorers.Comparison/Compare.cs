using Assay.Kernels;
using Assay.Scorers.Comparison.Tables;

namespace Assay.Scorers.Comparison;

/// <summary>Holds the labels' objects against a reference's and tells both apart in tables; scores nothing.</summary>
[Component("compare", "Two datasets held against each other: tables of counts, sizes, classes, agreement and distances between outlines.")]
public sealed class Compare : IDatasetScorer
{
    /// <summary>The key under which the pipeline names the reference.</summary>
    public const string Role = "reference";

    readonly CompareOptions options;
    ClassList classes = ClassList.Unknown;
    IdShare dilated;
    CompareSurvey? seen;

    /// <exception cref="AssayException">A threshold is not above 0 and up to 1, or none is given.</exception>
    public Compare(CompareOptions options)
    {
        foreach (var (key, values) in new[] { ("confusion", options.Confusion), ("gates", options.Gates) })
            if (values.Count == 0 || values.Any(value => !(value > 0 && value <= 1)))
                throw new AssayException("iou-range", $"compare: {key} is [{string.Join(", ", values)}], expected one or more numbers above 0 and up to 1");
        this.options = options;
    }

    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    public Evidence Labels => Evidence.Instances;

    public IReadOnlyList<Column> Columns { get; } = [];

    public int Rounds => 1;

    public bool TablesOnly => true;

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        this.classes = classes;
        dilated = new IdShare(options.Dilated, attributes.Select(column => column.Number?.Count ?? column.Text?.Count ?? 0).DefaultIfEmpty(0).Max());
    }

    public ISurvey Begin(int round) => new CompareSurvey(options, dilated.Holds);

    public void Close(int round, ISurvey merged) => seen = (CompareSurvey)merged;

    public Score Examine(Exam exam) => Score.None;

    public IEnumerable<DatasetTable> Tables()
    {
        var survey = seen ?? throw new InvalidOperationException("compare needs its round closed before it has tables");
        yield return OverviewTable.Of(survey, classes.Count);
        yield return DetectionTable.Of(survey, options, classes.Count);
        yield return ClassTable.Of(survey, options, classes);
        if (ClassTable.OfSupercategories(survey, options, classes) is { } supercategories)
            yield return supercategories;
        yield return SmallSizesTable.Of(survey);
        yield return ConfusionTable.Of(survey, classes);
        yield return ConfusionTable.Top(survey, options, classes);
        yield return PairTables.Selection(survey, options);
        yield return PairTables.Grown(survey);
        yield return PairTables.Tolerance(survey);
        foreach (var table in DistanceTables.Of(survey, options, classes))
            yield return table;
    }
}
