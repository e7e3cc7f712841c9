using Assay.Kernels;
using Assay.Scorers.Rules;

namespace Assay.Tests.Scorers.Rules;

/// <summary>Samples of 100 x 100 with a few objects, and the rules they are held against.</summary>
static class Sheet
{
    public static readonly ClassList Classes = ClassList.Named("car", "bus", "sky");

    static readonly Size Size = new(100, 100);

    public static Instance Box(double x, double y, double width, double height, int label = 0, bool crowd = false) => new() { Class = label, Crowd = crowd, Geometry = new BoxGeometry(new Box(x, y, width, height)) };

    public static Instance Polygon(params double[] ring) => new() { Class = 0, Geometry = new PolygonGeometry([ring]) };

    public static Exam Of(params Instance[] objects) => Of("a", objects);

    public static Exam Of(string id, Instance[]? objects, LabelMap? map = null, Func<IImage?>? image = null, params Problem[] problems) => new(
        new Sample { Id = id, Size = map?.Size ?? Size, Labels = objects is null && map is null ? null : new Labels { Instances = objects, Map = map }, Problems = problems }, Classes,
        rasterise: instance => instance.Geometry switch
        {
            PolygonGeometry(var parts) => new Rle(Size, RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, 100, 100))])),
            BoxGeometry(var box) => new Rle(Size, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, 100, 100)),
            _ => null,
        }, image: image);

    /// <summary>All rules off, so that a test switches on what it is about.</summary>
    public static readonly RulesOptions None = new() { Inside = false, Simple = false, Duplicates = false, Stated = false, Structure = false };

    /// <summary>Every exam a part of its own, written, read and merged, the last first.</summary>
    public static RulesScorer Learn(RulesOptions options, params Exam[] exams) => Learn(options, new StubHost(), exams);

    public static RulesScorer Learn(RulesOptions options, IHost host, params Exam[] exams)
    {
        var scorer = new RulesScorer(options, host);
        scorer.Check(Classes, []);
        var merged = scorer.Begin(0);
        foreach (var exam in exams.Reverse())
        {
            var part = scorer.Begin(0);
            part.Observe(exam);
            using MemoryStream stored = new();
            part.Write(stored);
            stored.Position = 0;
            var read = scorer.Begin(0);
            read.Read(stored);
            merged.Merge(read);
        }
        scorer.Close(0, merged);
        return scorer;
    }

    /// <summary>What is found: sample, tag and instance.</summary>
    public static string[] Found(RulesOptions options, params Exam[] exams)
    {
        var scorer = Learn(options, exams);
        return [.. exams.SelectMany(exam => scorer.Examine(exam).Findings.Select(finding => $"{exam.Sample.Id} {finding.Tag} {finding.Instance}".TrimEnd()))];
    }
}
