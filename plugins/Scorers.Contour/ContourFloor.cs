using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>The distance that two rasterisers make of one polygon: what <c>contour</c> measures when nobody is wrong.</summary>
[Component("contour_floor", "The noise floor of outlines: polygons drawn as the COCO API draws them and by pixel centres, and how far that is apart.")]
public sealed class ContourFloor(ContourFloorOptions options) : IDatasetScorer
{
    const string Role = "reference";
    IdShare drawn;
    FloorSurvey? whole;

    public IReadOnlyList<Need> Needs { get; } = [new Need(Role, Evidence.Instances, Optional: true)];

    public Evidence Labels => Evidence.Instances;

    public IReadOnlyList<Column> Columns => [];

    public int Rounds => 1;

    public bool TablesOnly => true;

    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) =>
        drawn = new IdShare(options.Samples == 0 ? int.MaxValue : options.Samples, attributes.Select(column => column.Number?.Count ?? column.Text?.Count ?? 0).DefaultIfEmpty(0).Max());

    public ISurvey Begin(int round) => new FloorSurvey(options, Role, drawn);

    public void Close(int round, ISurvey merged) => whole = (FloorSurvey)merged;

    public Score Examine(Exam exam) => Score.None;

    public IEnumerable<DatasetTable> Tables() =>
    [
        new DatasetTable("noise-floor", ["side", "size", "objects", "undefined", "mean_px", "lower_bound_px", "signed_px", "median_px", "p95_px", "max_px", "arc_median_px", "arc_p95_px"], [.. whole?.Rows() ?? []]),
    ];
}
