using Assay.Kernels;
using Assay.Scorers.Sam;

namespace Assay.Tests.Sam;

/// <summary>Samples of 200 x 160 px with squares as labels, and what SAM is said to have drawn.</summary>
static class Scene
{
    public static readonly Size Frame = new(200, 160);
    static readonly ClassList Classes = ClassList.Named("cat", "dog");

    public static Instance Square(int x, int y, int side, int entry = 0, string? source = null, string? id = null) => new()
    {
        Class = entry,
        Source = source,
        SourceId = id,
        Geometry = new MaskGeometry(new Rle(Frame, PolygonRaster.BoxToRuns(x, y, side, side, Frame.Width, Frame.Height))),
    };

    /// <summary>A mask that answers a label and that SAM is sure of.</summary>
    public static Instance Answer(this Instance mask, int? label, double predicted = .95, double stability = .97, double agreement = .9) =>
        mask with { Answers = label, Confidence = predicted, Measured = new Dictionary<string, double> { ["stability"] = stability, ["agreement"] = agreement } };

    public static Exam Exam(Instance[] labels, Instance[]? masks, string id = "a") => new(
        new Sample { Id = id, Size = Frame, Labels = new Labels { Instances = labels } }, Classes,
        masks is null ? null : new Dictionary<string, Opinion> { ["reference"] = new() { Instances = masks } },
        rasterise: instance => instance.Geometry switch
        {
            MaskGeometry mask => mask.Mask,
            BoxGeometry { Box: var box } => new Rle(Frame, PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, Frame.Width, Frame.Height)),
            _ => null,
        });

    /// <summary>Surveys all exams, then examines them.</summary>
    public static Score[] Examine(SamAgreementOptions options, params Exam[] exams)
    {
        var scorer = Surveyed(options, exams);
        return [.. exams.Select(scorer.Examine)];
    }

    public static SamAgreement Surveyed(SamAgreementOptions options, params Exam[] exams) => Surveyed(options, new StubHost(), exams);

    public static SamAgreement Surveyed(SamAgreementOptions options, StubHost host, params Exam[] exams)
    {
        var scorer = new SamAgreement(options, host);
        scorer.Check(Classes, []);
        var survey = scorer.Begin(0);
        foreach (var exam in exams)
            survey.Observe(exam);
        scorer.Close(0, survey);
        return scorer;
    }

    public static double? Value(this Score score, string column, int row = 0)
    {
        var columns = new SamAgreement(new SamAgreementOptions(), new StubHost()).Columns.Where(one => one.Of == Of.Instance).Select(one => one.Name).ToList();
        return score.Instances[row].Values[columns.IndexOf(column)];
    }
}
