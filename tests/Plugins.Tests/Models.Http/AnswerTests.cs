using Assay.Kernels.Codecs;
using Assay.Models.Http;

namespace Assay.Tests.Http;

/// <summary>What comes back, rightly and wrongly, for an image of 2 x 2 pixels.</summary>
public sealed class AnswerTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static byte[] Tiff<T>(int bands, ReadOnlySpan<T> samples, int width = 2, int height = 2) where T : unmanaged => TiffEncoder.Encode(new TiffHeader(width, height, bands, TypeOf<T>()), samples);

    static TiffType TypeOf<T>() => typeof(T) == typeof(byte) ? TiffType.UInt8 : typeof(T) == typeof(float) ? TiffType.Float32 : TiffType.Float64;

    byte[] Npy<T>(IReadOnlyList<long> shape, ReadOnlySpan<T> values) where T : unmanaged
    {
        NpyFile.Write(folder.File("a.npy"), shape, values);
        return File.ReadAllBytes(folder.File("a.npy"));
    }

    static async Task<Opinion> Read(LoopbackAnswer answer, Func<HttpOptions, HttpOptions> change)
    {
        using var server = new LoopbackServer(_ => answer);
        await using var asked = await Asked.OpenAsync(change(new HttpOptions { Url = server.Url }));
        var opinion = await asked.AskAsync();
        Assert.Equal(asked.Reference.Gives, opinion.Gives);
        return opinion;
    }

    static Task<Opinion> Read(byte[] body, Func<HttpOptions, HttpOptions> change) => Read(new LoopbackAnswer(body), change);

    static async Task<DataException> Fails(LoopbackAnswer answer, Func<HttpOptions, HttpOptions> change)
    {
        using var server = new LoopbackServer(_ => answer);
        await using var asked = await Asked.OpenAsync(change(new HttpOptions { Url = server.Url }));
        var failure = await asked.FailsAsync();
        Assert.StartsWith(server.Url + ": ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("expected", failure.Message, StringComparison.Ordinal);
        return failure;
    }

    static async Task Fails(byte[] body, Func<HttpOptions, HttpOptions> change, string code, params string[] says)
    {
        var failure = await Fails(new LoopbackAnswer(body), change);
        Assert.Equal(code, failure.Code);
        Assert.All(says, text => Assert.Contains(text, failure.Message, StringComparison.Ordinal));
    }

    static HttpOptions Segmentation(HttpOptions options) => options;

    static Func<HttpOptions, HttpOptions> With(AnswerForm form, ModelTask task = ModelTask.Segmentation) => options => options with { Response = form, Task = task };

    [Fact]
    public async Task A_mask_is_read_from_bytes_and_from_whole_floats()
    {
        Assert.Equal([0, 1, 2, 1], (await Read(Tiff<byte>(1, [0, 1, 2, 1]), Segmentation)).LabelMap!.Ids.ToArray());
        Assert.Equal([0, 1, 2, 1], (await Read(Tiff<float>(1, [0, 1, 2, 1]), Segmentation)).LabelMap!.Ids.ToArray());
        Assert.Equal([0, 1, 2, 3], (await Read(PngEncoder.Encode(PngImage.Indexed(2, 2, [0, 1, 2, 3], new byte[12])), With(AnswerForm.MaskPng))).LabelMap!.Ids.ToArray());
        Assert.Equal([0, 1, 300, 1], (await Read(Npy<long>([2, 2], [0, 1, 300, 1]), With(AnswerForm.MaskNpy))).LabelMap!.Ids.ToArray());
    }

    [Fact]
    public async Task Class_numbers_between_classes_look_resized_with_smoothing() =>
        await Fails(Tiff<float>(1, [0, 1.5f, 3, 3]), Segmentation, "mask-smoothed", "pixel (1,0) is 1.5 (float32)", "resized with smoothing", "nearest neighbour");

    [Fact]
    public async Task Probabilities_are_not_taken_for_class_numbers() =>
        await Fails(Tiff<float>(1, [0, 0.25f, 1, 1]), Segmentation, "not-class-numbers", "pixel (1,0) is 0.25", "response: probabilities_tiff");

    [Fact]
    public async Task Class_numbers_are_not_taken_for_probabilities()
    {
        await Fails(Tiff<byte>(1, [0, 1, 1, 0]), With(AnswerForm.ProbabilitiesTiff), "not-probabilities", "of uint8", "response: mask_tiff");
        await Fails(Tiff<float>(1, [0, 3, 1, 0]), With(AnswerForm.ProbabilitiesTiff), "not-probabilities", "pixel (1,0) of band 1 is 3", "activation: softmax");
    }

    [Fact]
    public async Task One_band_of_probabilities_is_the_second_of_two_classes()
    {
        var two = (await Read(Tiff<float>(1, [0, 0.25f, 1, 0.5f]), With(AnswerForm.ProbabilitiesTiff))).Probabilities!;
        Assert.Equal([1, 0.75f, 0, 0.5f, 0, 0.25f, 1, 0.5f], two.Values<float>().ToArray());
        var three = (await Read(Npy<double>([3, 2, 2], [.5, 0, 0, 1, .25, 1, 0, 0, .25, 0, 1, 0]), With(AnswerForm.Npy))).Probabilities!;
        Assert.Equal((3, 0.25f), (three.Classes, three.Values<float>()[4]));
    }

    [Fact]
    public async Task Logits_become_probabilities_by_softmax_and_sigmoid()
    {
        var softmax = (await Read(Npy<float>([2, 2, 2], [0, 0, 0, 0, 0, MathF.Log(3), 0, 0]), options => options with { Response = AnswerForm.Npy, Activation = Activation.Softmax })).Probabilities!;
        Assert.Equal(0.25, softmax[0, 1], 1e-6);
        Assert.Equal(0.75, softmax[1, 1], 1e-6);
        var sigmoid = (await Read(Tiff<float>(1, [0, MathF.Log(3), 0, 0]), options => options with { Response = AnswerForm.ProbabilitiesTiff, Activation = Activation.Sigmoid })).Probabilities!;
        Assert.Equal(0.75, sigmoid[1, 1], 1e-6);
    }

    [Theory]
    [InlineData("Threshold", 0, 0, 1, 1)]
    [InlineData("Threshold(0.1)", 0, 1, 1, 1)]
    [InlineData("Sigmoid", 0, 1, 1, 1)]
    [InlineData("Sigmoid(threshold=0.7)", 0, 0, 0, 1)]
    public async Task Scaneos_steps_make_a_mask_of_one_band(string step, params int[] expected) =>
        Assert.Equal(expected, (await Read(Tiff<float>(1, [0, 0.25f, 0.6f, 2]), options => options with { Postprocess = [step] })).LabelMap!.Ids.ToArray().Select(id => (int)id));

    [Fact]
    public async Task Argmax_applies_to_several_bands_which_scaneo_refuses_before()
    {
        var mask = await Read(Tiff<float>(3, [5, 0, 1, 2, 4, 1, 1, 2, 3, 2, 1, 3]), options => options with { Postprocess = ["Argmax"] });
        Assert.Equal([0, 2, 0, 2], mask.LabelMap!.Ids.ToArray());
        await Fails(Tiff<float>(3, new float[12]), Segmentation, "wrong-answer", "3 bands", "postprocess: [Argmax]");
    }

    [Fact]
    public async Task Not_a_number_is_named_with_its_pixel_and_band() =>
        await Fails(Tiff<float>(2, [0, 0, 0, 0, 0, 0, float.NaN, 0]), With(AnswerForm.ProbabilitiesTiff), "not-a-number", "pixel (0,1) of band 2 is NaN");

    [Fact]
    public async Task Another_images_size_is_refused()
    {
        await Fails(Tiff<byte>(1, new byte[6], 3, 2), Segmentation, "answer-size", "3x2 for an image of 2x2");
        await Fails(PngEncoder.Encode(PngImage.Grey(1, 2, [0, 0])), With(AnswerForm.MaskPng), "answer-size", "1x2 for an image of 2x2");
        await Fails(Npy<float>([2, 3, 2], new float[12]), With(AnswerForm.Npy), "answer-size", "2x3 for an image of 2x2");
    }

    [Fact]
    public async Task Another_place_on_the_ground_is_refused()
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(TiffEncoder.Encode<byte>(new TiffHeader(2, 2, 1, TiffType.UInt8) { Transform = [700, 10, 0, 0, 0, -10] }, new byte[4])));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url }, () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [1, 2, 3, 4]) { Where = new("EPSG:32633", [0, 10, 0, 0, 0, -10]) });
        Assert.Equal("answer-elsewhere", (await asked.FailsAsync()).Code);
    }

    [Theory]
    [InlineData("<html><body>Sign in</body></html>", "text/html", "an HTML or XML page (text/html): '<html><body>Sign in")]
    [InlineData("{\"detail\":\"no\"}", "application/json", "text (application/json): '{\"detail\":\"no\"}'")]
    [InlineData("", "image/tiff", "an empty body")]
    public async Task Something_else_is_said_to_be_what_it_is(string body, string type, string says)
    {
        var failure = await Fails(LoopbackAnswer.Text(200, body, type), Segmentation);
        Assert.Equal("wrong-answer", failure.Code);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_cut_off_by_its_maker_is_refused()
    {
        await Fails(Tiff<byte>(1, [0, 1, 2, 1])[..^20], Segmentation, "wrong-answer", "the TIFF file cannot be read");
        await Fails(Npy<float>([3, 2, 2], new float[12])[..^4], With(AnswerForm.Npy), "wrong-answer", "the NPY file cannot be read");
        await Fails(PngEncoder.Encode(PngImage.Grey(2, 2, new byte[4]))[..^15], With(AnswerForm.MaskPng), "wrong-answer", "the PNG file cannot be read");
    }

    [Fact]
    public async Task Scores_are_an_array_an_object_or_stand_somewhere_in_it()
    {
        var scores = With(AnswerForm.JsonScores, ModelTask.Classification);
        Assert.Equal([0.2, 0.3, 0.5], (await Read(LoopbackAnswer.Json("[0.2, 0.3, 0.5]"), scores)).ClassScores!);
        Assert.Equal([0.2, 0.3, 0.5], (await Read(LoopbackAnswer.Json("""{"land": 0.3, "cloud": 0.5, "sea": 0.2}"""), scores)).ClassScores!);
        Assert.Equal([0, 1], (await Read(LoopbackAnswer.Json("""{"predictions": [{"p": [0, 1]}]}"""), options => scores(options) with { At = "predictions.0.p" })).ClassScores!);
        Assert.Equal(0.75, (await Read(LoopbackAnswer.Json($"[0, {Math.Log(3):R}]"), options => scores(options) with { Activation = Activation.Softmax })).ClassScores![1], 1e-12);
        Assert.Equal(1.5, (await Read(LoopbackAnswer.Json("[1.5]"), With(AnswerForm.JsonScores, ModelTask.Regression))).Value);
    }

    [Theory]
    [InlineData("[2.5, -1]", "not-probabilities", "the score of sea is 2.5")]
    [InlineData("[0.2, 0.3]", "not-probabilities", "the scores sum to 0.5")]
    [InlineData("[0.2, \"a\"]", "wrong-answer", "an array with a number per class")]
    [InlineData("[0.2, null]", "wrong-answer", "an array with a number per class")]
    [InlineData("{\"lawn\": 1}", "wrong-answer", "names the class 'lawn', expected one of sea, land, cloud")]
    [InlineData("[0.2", "wrong-answer", "'[0.2'")]
    [InlineData("[1e999]", "wrong-answer", "an array with a number per class")]
    public async Task Scores_that_are_none_are_refused(string json, string code, string says)
    {
        var failure = await Fails(LoopbackAnswer.Json(json), With(AnswerForm.JsonScores, ModelTask.Classification));
        Assert.Equal(code, failure.Code);
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boxes_come_with_ids_names_or_scores_per_class()
    {
        var opinion = await Read(LoopbackAnswer.Json("""{"boxes": [{"box": [0, 0, 1, 2], "label": 1, "score": 0.9}, {"bbox": [1, 1, 1, 1], "label": "cloud"}, {"box": [0, 0, 2, 2], "scores": [0.1, 0.2, 0.7]}]}"""), With(AnswerForm.JsonBoxes, ModelTask.Detection));
        Assert.Equal([(1, 0.9), (2, null), (2, 0.7)], opinion.Instances!.Select(one => (one.Class, one.Confidence)));
        Assert.Equal(new Box(0, 0, 1, 2), ((BoxGeometry)opinion.Instances![0].Geometry!).Box);
        Assert.Empty((await Read(LoopbackAnswer.Json("[]"), With(AnswerForm.JsonBoxes, ModelTask.Detection))).Instances!);
    }

    [Fact]
    public async Task Boxes_outside_the_image_are_left_out_and_named()
    {
        var opinion = await Read(LoopbackAnswer.Json("""[{"box": [1, 1, 9, 1], "label": 1}, {"box": [0, 0, 1, 0], "label": 1}, {"box": [0, 0, 2.5, 2], "label": 1}, {"box": [0, 0, 1], "label": 1}]"""), With(AnswerForm.JsonBoxes, ModelTask.Detection));
        Assert.Equal(new Box(0, 0, 2, 2), ((BoxGeometry)Assert.Single(opinion.Instances!).Geometry!).Box);
        Assert.Equal(["box-outside", "broken-box", "broken-box"], opinion.Problems.Select(problem => problem.Code));
        Assert.Contains("if these are left, top, right, bottom say boxes: xyxy", opinion.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("object 0", opinion.Problems[0].Place);
        var corners = await Read(LoopbackAnswer.Json("""[{"box": [1, 1, 2, 2], "label": 1}]"""), options => options with { Task = ModelTask.Detection, Boxes = BoxForm.Xyxy });
        Assert.Equal(new Box(1, 1, 1, 1), ((BoxGeometry)corners.Instances![0].Geometry!).Box);
    }

    [Fact]
    public async Task Rle_is_read_as_counts_and_as_text()
    {
        var opinion = await Read(LoopbackAnswer.Json("""[{"segmentation": {"size": [2, 2], "counts": [1, 2, 1]}, "label": 0, "score": 1}, {"segmentation": {"size": [2, 3], "counts": [6]}, "label": 0}, {"segmentation": {"size": [2, 2], "counts": [9]}, "label": 0}]"""), With(AnswerForm.JsonRle, ModelTask.Detection));
        Assert.Equal(2, ((MaskGeometry)Assert.Single(opinion.Instances!).Geometry!).Mask.Area);
        Assert.Equal(["broken-rle", "broken-rle"], opinion.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task Geojson_is_read_in_pixels_or_on_the_ground()
    {
        const string Collection = """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"label": "land", "score": 0.5}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]}}]}""";
        var pixels = await Read(LoopbackAnswer.Json(Collection), With(AnswerForm.Geojson, ModelTask.Detection));
        Assert.Equal([0, 0, 2, 0, 2, 1, 0, 1], ((PolygonGeometry)Assert.Single(pixels.Instances!).Geometry!).Parts[0]);
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json("""{"type": "Feature", "properties": {"label": 1}, "geometry": {"type": "Polygon", "coordinates": [[[500, 100], [520, 100], [520, 80], [500, 100]]]}}"""));
        var options = new HttpOptions { Url = server.Url, Task = ModelTask.Detection, Response = AnswerForm.Geojson, Coordinates = Coordinates.Crs };
        await using var asked = await Asked.OpenAsync(options, () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [1, 2, 3, 4]) { Where = new("EPSG:32633", [500, 10, 0, 100, 0, -10]) });
        var ground = await asked.AskAsync();
        Assert.Equal([0, 0, 2, 0, 2, 2], ((PolygonGeometry)ground.Instances![0].Geometry!).Parts[0]);
        await using var nowhere = await Asked.OpenAsync(options);
        Assert.Equal("no-georeference", (await nowhere.FailsAsync()).Code);
    }

    [Fact]
    public async Task A_hole_in_a_polygon_stays_a_hole()
    {
        const string Ring = """{"type": "Feature", "properties": {"label": 1}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [8, 0], [8, 8], [0, 8], [0, 0]], [[2, 2], [6, 2], [6, 6], [2, 6], [2, 2]]]}}""";
        using var server = new LoopbackServer(_ => LoopbackAnswer.Json(Ring));
        await using var asked = await Asked.OpenAsync(new HttpOptions { Url = server.Url, Task = ModelTask.Detection, Response = AnswerForm.Geojson }, () => new DrawnImage(new Size(8, 8), PixelType.UInt8, new float[64]));
        var part = ((PolygonGeometry)(await asked.AskAsync()).Instances![0].Geometry!).Parts[0];
        Assert.Equal(64 - 16, new Rle(new Size(8, 8), Kernels.PolygonRaster.ToRuns(part, 8, 8)).Area);
    }
}
