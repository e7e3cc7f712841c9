namespace Assay.Scorers.Instances;

/// <summary>COCO's evaluation of a reference against the labels: average precision and recall of boxes and masks, by class and size. pycocotools 2.0.11, COCOeval, without its defects.</summary>
[Component("coco_eval", "COCO's evaluation of a reference against the labels: average precision and recall of boxes and masks, by class and size.")]
public sealed class CocoEval : IDatasetScorer
{
    const string Role = "reference";
    readonly CocoEvalOptions options;
    ClassList classes = ClassList.Unknown;
    CocoTables? tables;

    /// <exception cref="AssayException"><c>max_dets</c> is not three growing numbers, or no shape is named.</exception>
    public CocoEval(CocoEvalOptions options)
    {
        if (options.MaxDets is not [> 0 and var few, var more, var most] || few > more || more > most)
            throw new AssayException("max-dets", $"coco_eval: max_dets is [{string.Join(", ", options.MaxDets)}], expected three numbers of 1 or more that do not fall, as in [1, 10, 100]");
        if (options.Shapes.Count == 0)
            throw new AssayException("no-shapes", "coco_eval: shapes is empty, expected box, mask or both");
        this.options = options;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <summary>Where not everything is labelled, a right detection would be a wrong one.</summary>
    public bool NeedsDenseLabels => true;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns => [];

    /// <inheritdoc/>
    public int Rounds => 1;

    /// <inheritdoc/>
    public bool TablesOnly => true;

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) => this.classes = classes;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new CocoSurvey(options, Role);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged) => tables = new CocoTables(options, classes, (CocoSurvey)merged);

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables() => tables?.All() ?? [];

    /// <inheritdoc/>
    public Score Examine(Exam exam) => Score.None;
}
