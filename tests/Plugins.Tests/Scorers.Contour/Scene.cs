using Assay.Kernels;
using Assay.Scorers.Contour;

namespace Assay.Tests.Contour;

/// <summary>One object on each side, paired, in a frame of 200 x 160.</summary>
static class Scene
{
    static readonly Size Frame = new(200, 160);

    public static Instance Mask(Func<int, int, bool> inside)
    {
        var mask = new byte[Frame.Area];
        for (var i = 0; i < mask.Length; i++)
            mask[i] = inside(i % Frame.Width, i / Frame.Width) ? (byte)1 : (byte)0;
        return new() { Class = 0, Geometry = new MaskGeometry(new Rle(Frame, RunMask.Pack(mask, Frame.Width, Frame.Height))) };
    }

    public static Instance Square(int x, int y, int width, int height) => Mask((column, row) => column >= x && column < x + width && row >= y && row < y + height);

    public static Instance Box(double x, double y, double width, double height) => new() { Class = 0, Geometry = new BoxGeometry(new Box(x, y, width, height)) };

    public static Score Measure(Instance label, Instance reference, ContourOptions? options = null) => Measure([label], [reference], [new InstancePair("reference", 0, 0) { Iou = .5 }], options);

    public static Score Measure(Instance[] labels, Instance[] seen, InstancePair[]? pairs, ContourOptions? options = null) => new ContourScorer(options ?? new ContourOptions()).Examine(new Exam(
        new Sample { Id = "a", Size = Frame, Labels = new Labels { Instances = labels } }, ClassList.Named("cat", "dog"),
        new Dictionary<string, Opinion> { ["reference"] = new() { Instances = seen } },
        pairs is null ? null : new Dictionary<string, Score> { [(options?.Pairs)?.Id ?? "match"] = new() { Pairs = pairs } },
        instance => instance.Geometry switch
        {
            MaskGeometry mask => mask.Mask,
            BoxGeometry { Box: var box } => new Rle(Frame, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, Frame.Width, Frame.Height)),
            _ => null,
        }));

    public static Score Measure(string labels, string reference, ContourOptions? options = null) => new ContourScorer(options ?? new ContourOptions()).Examine(new Exam(
        new Sample { Id = "a", Size = LabelMap.Parse(labels).Size, Labels = new Labels { Map = LabelMap.Parse(labels) } }, ClassList.Named("land", "water", "cloud"),
        new Dictionary<string, Opinion> { ["reference"] = new() { LabelMap = LabelMap.Parse(reference) } }));

    /// <summary>An instance's or a region's value of a column.</summary>
    public static double? Value(this Score score, string column, ContourOptions? options = null)
    {
        var columns = new ContourScorer(options ?? new ContourOptions()).Columns.Where(one => one.Of == Of.Instance).Select(one => one.Name).ToList();
        var values = score.Instances.Count > 0 ? score.Instances[0].Values : score.Regions[0].Values;
        return columns.IndexOf(column) is >= 0 and var at ? values.Count > at ? values[at] : null : throw new ArgumentException(column);
    }
}
