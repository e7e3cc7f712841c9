using Assay.Kernels.Codecs;
using Assay.Models.Onnx;

namespace Assay.Tests.Onnx;

/// <summary>Classifiers, regressors and detectors.</summary>
public sealed class OtherTasksTests : IDisposable
{
    readonly ModelBench bench = new();

    public OtherTasksTests() => OnnxRuntimeLibrary.Require();

    public void Dispose() => bench.Dispose();

    /// <summary>The mean of every band.</summary>
    static OnnxGraph Means(int bands, string output = "logits") => new OnnxGraph("means").Input("image", OnnxType.Float, "n", bands, "h", "w")
        .Node("GlobalAveragePool", ["image"], ["pooled"]).Node("Flatten", ["pooled"], [output]).Output(output, OnnxType.Float, "n", bands);

    static OnnxOptions Classifier(OnnxOptions options) => options with { Task = OnnxTask.Classification };

    [Fact]
    public async Task Class_scores_are_softmaxed_when_asked()
    {
        var opinion = await bench.Ask(Means(3), new PixelImage(1, 1, [1, 2, 3]), options => Classifier(options) with { Activation = OnnxActivation.Softmax });
        Assert.Equal([0.090031, 0.244728, 0.665241], opinion.ClassScores!.Select(score => Math.Round(score, 6)));
        Assert.Empty(opinion.Problems);
    }

    [Fact]
    public async Task Tags_do_not_exclude_each_other()
    {
        var opinion = await bench.Ask(Means(3), new PixelImage(1, 1, [0, 0, 0]), options => Classifier(options) with { Activation = OnnxActivation.Sigmoid });
        Assert.Equal([0.5, 0.5, 0.5], opinion.ClassScores);
        Assert.Equal([0.5, 1, 1], (await bench.Ask(Means(3), new PixelImage(1, 1, [0.5f, 1, 1]), options => Classifier(options) with { MultiLabel = true })).ClassScores);
    }

    [Fact]
    public async Task One_score_stands_for_two_classes() =>
        Assert.Equal([0.75, 0.25], (await bench.Ask(Means(1), new PixelImage(1, 1, [0.25f]), Classifier)).ClassScores);

    [Fact]
    public async Task A_regressor_gives_a_value() =>
        Assert.Equal(2.5, (await bench.Ask(Means(1), new PixelImage(2, 1, [2, 3]), options => options with { Task = OnnxTask.Regression })).Value);

    static OnnxOptions Detector(OnnxOptions options) => options with { Task = OnnxTask.Detection };

    /// <summary>Gives the same rows for every image.</summary>
    static OnnxGraph Rows(params float[] rows) => new OnnxGraph("rows").Input("image", OnnxType.Float, 1, 1, "h", "w").Weights("zero", [1], 0f)
        .Node("ReduceMax", ["image"], ["most"], ("keepdims", 0)).Node("Mul", ["most", "zero"], ["none"]).Weights("rows", [1, rows.Length / 6, 6], rows)
        .Node("Add", ["rows", "none"], ["detections"]).Output("detections", OnnxType.Float, 1, rows.Length / 6, 6);

    [Fact]
    public async Task Rows_of_box_confidence_and_class_are_instances()
    {
        var opinion = await bench.Ask(Rows(1, 2, 5, 4, 0.9f, 3, 0, 0, 0, 0, 0, 0), new PixelImage(10, 8, new float[80]), Detector);
        var one = Assert.Single(opinion.Instances!);
        Assert.Equal((3, new Box(1, 2, 4, 2)), (one.Class, ((BoxGeometry)one.Geometry!).Box));
        Assert.Equal(0.9, one.Confidence!.Value, 6);
        Assert.Empty(opinion.Problems);
    }

    [Theory]
    [InlineData(BoxFormat.Xyxy, 1, 2, 3, 5)]
    [InlineData(BoxFormat.Xywh, 1, 2, 2, 3)]
    [InlineData(BoxFormat.Cxcywh, 2, 3.5, 2, 3)]
    public async Task Boxes_come_in_three_formats_and_go_back_to_the_image(BoxFormat format, float a, float b, float c, float d)
    {
        // The model sees the image at half its size.
        var opinion = await bench.Ask(Rows(a, b, c, d, 1, 0), new PixelImage(10, 16, new float[160]), options => Detector(options) with { Boxes = format, Resize = [5, 8] });
        Assert.Equal(new Box(2, 4, 4, 6), ((BoxGeometry)Assert.Single(opinion.Instances!).Geometry!).Box);
    }

    [Fact]
    public async Task Boxes_confidences_and_labels_may_be_outputs_of_their_own()
    {
        var graph = new OnnxGraph("three").Input("image", OnnxType.Float, 1, 1, "h", "w").Weights("zero", [1], 0f).Node("ReduceMax", ["image"], ["most"], ("keepdims", 0)).Node("Mul", ["most", "zero"], ["none"])
            .Weights("b", [2, 4], 0f, 0, 2, 2, 1, 1, 3, 4).Weights("s", [2], 0.5f, 0.75f).Weights("l", [2], 2L, 1L).Weights("zeros", [1], 0L)
            .Node("Add", ["b", "none"], ["boxes"]).Node("Add", ["s", "none"], ["scores"]).Node("Add", ["l", "zeros"], ["labels"])
            .Output("boxes", OnnxType.Float, "k", 4).Output("labels", OnnxType.Int64, "k").Output("scores", OnnxType.Float, "k");
        var opinion = await bench.Ask(graph, new PixelImage(4, 4, new float[16]), options => Detector(options) with { MinScore = 0.6 });
        var one = Assert.Single(opinion.Instances!);
        Assert.Equal((1, 0.75, new Box(1, 1, 2, 3)), (one.Class, one.Confidence, ((BoxGeometry)one.Geometry!).Box));
    }

    [Fact]
    public async Task Boxes_without_area_are_counted()
    {
        var opinion = await bench.Ask(Rows(5, 5, 1, 1, 0.9f, 0), new PixelImage(8, 8, new float[64]), Detector);
        Assert.Empty(opinion.Instances!);
        Assert.Equal("flat-box", Assert.Single(opinion.Problems).Code);
    }
}
