using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>
/// ObjectLab, cleanlab's score for detection datasets: boxes that were overlooked, that are badly placed, and that have another's class. A round over the dataset finds the
/// smallest similarity, which stands in where a score has nothing to go by.
/// </summary>
[Component("objectlab", "Overlooked, badly placed and swapped boxes against a detector's (cleanlab's score for object detection).")]
public sealed class ObjectLab(ObjectLabOptions options) : IDatasetScorer
{
    const string Role = "reference";

    double smallest = 1;

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs { get; } = [new(Role, Evidence.Instances)];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <inheritdoc/>
    public bool NeedsDenseLabels => true;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } =
    [
        new(""), new("overlooked"), new("bad_location"), new("swap"),
        new("box", Of.Instance), new("box_overlooked", Of.Instance), new("box_bad_location", Of.Instance), new("box_swap", Of.Instance),
    ];

    /// <inheritdoc/>
    public int Rounds => 1;

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new SmallestSurvey(exam => ConfidentBoxes.Of(exam, Role) is { } boxes ? new BoxSimilarity(boxes, options).Smallest : null);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged) => smallest = ((SmallestSurvey)merged).Smallest;

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables() => [new DatasetTable("constants", ["smallest_similarity"], [[FormattableString.Invariant($"{smallest:R}")]])];

    /// <inheritdoc/>
    public Score Examine(Exam exam) =>
        ConfidentBoxes.Of(exam, Role) is { } boxes ? new ObjectLabVerdict(boxes, new BoxScores(boxes, new BoxSimilarity(boxes, options), options, smallest), options, Role).ToScore(exam.Classes) : Score.None;
}
