using Assay.Kernels;
using Assay.Scorers.Instances;

namespace Assay.Tests.Instances;

/// <summary>Labels and a reference's instances on a frame of 20 x 10, put together by hand.</summary>
static class Scene
{
    public const int Cat = 0, Dog = 1;
    static readonly Size Frame = new(20, 10);

    public static Instance Box(int entry, double x, double y, double width, double height, double? confidence = null, bool crowd = false) =>
        new() { Class = entry, Geometry = new BoxGeometry(new Box(x, y, width, height)), Confidence = confidence, Crowd = crowd };

    public static Instance Polygon(int entry, params double[] xy) => new() { Class = entry, Geometry = new PolygonGeometry([xy]) };

    public static Instance Mask(int entry, double x, double y, double width, double height) =>
        new() { Class = entry, Geometry = new MaskGeometry(new Rle(Frame, PolygonRaster.BoxToRuns(x, y, width, height, Frame.Width, Frame.Height))) };

    public static Score Match(Instance[]? labels, Instance[]? seen, MatchOptions? options = null) => new Match(options ?? new MatchOptions()).Examine(Exam(labels, seen));

    public static Exam Exam(Instance[]? labels, Instance[]? seen, string id = "a") => new(
        new Sample { Id = id, Size = Frame, Labels = labels is null ? null : new Labels { Instances = labels } },
        ClassList.Named("cat", "dog"),
        new Dictionary<string, Opinion> { ["reference"] = new() { Instances = seen } },
        rasterise: Draw);

    public static Score Match(Instance label, Instance seen, MatchOptions? options = null) => Match([label], [seen], options);

    /// <summary>Kinds of findings with the instances they name: <c>omission -/0</c>.</summary>
    public static string[] Findings(this Score score) =>
        [.. score.Findings.Select(finding => $"{finding.Kind} {finding.Instance?.ToString() ?? "-"}/{finding.ReferenceInstance?.ToString() ?? "-"}")];

    static Rle? Draw(Instance instance) => instance.Geometry switch
    {
        MaskGeometry mask => mask.Mask,
        BoxGeometry { Box: var box } => new Rle(Frame, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, Frame.Width, Frame.Height)),
        PolygonGeometry polygon => new Rle(Frame, RunLengths.UnionAll([.. polygon.Parts.Select(part => PolygonRaster.ToRuns(part, Frame.Width, Frame.Height))])),
        _ => null,
    };
}
