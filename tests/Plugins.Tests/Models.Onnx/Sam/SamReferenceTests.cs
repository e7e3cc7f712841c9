using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Sam;
using static Assay.Tests.Sam.SamScene;

namespace Assay.Tests.Sam;

/// <summary>Against toy models that draw the prompt, run by the real library.</summary>
public sealed class SamReferenceTests : IDisposable
{
    readonly SamScene scene = new();

    public SamReferenceTests() => OnnxRuntimeLibrary.Require();

    public void Dispose() => scene.Dispose();

    SamOptions Official => scene.Options(ToySam.Encoder(), ToySam.Decoder());

    async Task<(int, int, int, int)?> DrawnAsync(SamOptions options, int width, int height, Instance label) =>
        Rectangle(Assert.Single((await scene.AskAsync(options, DrawnImage.Photo(width, height), label)).Instances!));

    public static TheoryData<int, int, int, int, int, int> Images => new()
    {
        { 640, 480, 100, 50, 200, 300 }, // Landscape.
        { 480, 640, 0, 0, 480, 640 }, // Portrait, all of it.
        { 333, 500, 332, 499, 1, 1 }, // The last pixel.
        { 1024, 1024, 511, 511, 2, 2 },
        { 2000, 1333, 1900, 1300, 100, 33 }, // Larger than SAM's square, and the shorter side is rounded.
        { 3000, 701, 2, 699, 2900, 2 },
        { 37, 53, 5, 6, 20, 40 }, // Much smaller.
        { 1, 1, 0, 0, 1, 1 },
        { 1500, 1, 700, 0, 30, 1 }, // A line.
        { 1, 900, 0, 10, 1, 5 },
        { 2600, 1, 9, 0, 1000, 1 }, // One that rounds to no pixel at all.
    };

    [Theory]
    [MemberData(nameof(Images))]
    public async Task A_box_is_drawn_to_the_pixel_in_an_image_of_any_shape(int width, int height, int x, int y, int boxWidth, int boxHeight) =>
        Assert.Equal((x, y, boxWidth, boxHeight), await DrawnAsync(Official, width, height, Box(x, y, boxWidth, boxHeight)));

    [Theory]
    [InlineData(640, 480)]
    [InlineData(480, 640)]
    [InlineData(2000, 1500)]
    [InlineData(40, 20)]
    public async Task Sam_2_stretches_the_image_and_its_small_masks_are_enlarged(int width, int height)
    {
        var label = Box(width / 4, height / 5, width / 2, height / 4);
        var answer = Assert.Single((await scene.AskAsync(scene.Options(ToySam.Encoder2(), ToySam.Decoder2()), DrawnImage.Photo(width, height), label)).Instances!);
        var mask = Assert.IsType<MaskGeometry>(answer.Geometry).Mask;
        Assert.Equal((width / 4, height / 5, width / 2, height / 4), RunBounds.Find(mask.Counts, height));
        // Enlarging rounds each corner within one pixel of the small mask.
        Assert.InRange(width / 2 * (height / 4) - mask.Area, 0, 4 * (width / 256 + 1) * (height / 256 + 1));
        Assert.Equal(.94, answer.Confidence!.Value, 1e-6);
    }

    [Theory]
    [InlineData(640, 480, 512)]
    [InlineData(480, 640, 512)]
    [InlineData(2000, 1500, 1024)]
    [InlineData(40, 20, 512)]
    public async Task Efficientvit_sam_sees_less_than_its_prompts_are_in_and_its_padding_is_cut_off(int width, int height, int side)
    {
        var label = Box(width / 4, height / 5, width / 2, height / 4);
        var answer = Assert.Single((await scene.AskAsync(scene.Options(ToySam.Encoder(side), ToySam.PlainDecoder()), DrawnImage.Photo(width, height), label)).Instances!);
        var mask = Assert.IsType<MaskGeometry>(answer.Geometry).Mask;
        Assert.Equal((width / 4, height / 5, width / 2, height / 4), RunBounds.Find(mask.Counts, height));
        var scale = Math.Max(width, height) / 256 + 1;
        Assert.InRange(width / 2 * (height / 4) - mask.Area, 0, 4 * scale * scale);
    }

    [Fact]
    public async Task A_decoder_without_a_first_guess_takes_no_mask() =>
        Assert.Contains("leave mask out", (await Assert.ThrowsAsync<DataException>(() => scene.OpenAsync(scene.Options(ToySam.Encoder(512), ToySam.PlainDecoder()) with { Prompt = [SamPrompt.Mask] }))).Message);

    [Fact]
    public async Task An_encoder_that_prepares_images_itself_is_given_bytes() =>
        Assert.Equal((10, 20, 30, 40), await DrawnAsync(scene.Options(ToySam.RawEncoder(), ToySam.Decoder()), 100, 90, Box(10, 20, 30, 40)));

    [Fact]
    public async Task Boxes_reach_beyond_the_image_no_further_than_it_does()
    {
        Assert.Equal((0, 30, 20, 60), await DrawnAsync(Official, 100, 90, Box(-10, 30, 30, 100)));
        Assert.Equal((5, 0, 40, 25), await DrawnAsync(Official with { BoxPadding = 5 }, 100, 90, Box(10, 3, 30, 17)));
    }

    [Theory]
    [InlineData(SamChoice.Auto, 20)]
    [InlineData(SamChoice.Single, 20)]
    [InlineData(SamChoice.Best, 14)]
    public async Task For_a_box_the_single_mask_is_taken_of_four(SamChoice choice, int side) =>
        Assert.Equal((50 - side / 2, 40 - side / 2, side, side), await DrawnAsync(Official with { Choice = choice }, 100, 90, Box(40, 30, 20, 20)));

    [Theory]
    [InlineData(SamChoice.Auto, 5)]
    [InlineData(SamChoice.Single, 11)]
    public async Task For_points_the_best_of_the_other_three_is(SamChoice choice, int side)
    {
        // The deepest pixel of a square from 30 to 50 is the 40th.
        var label = Square(new Size(100, 90), 30, 30, 21, 21);
        Assert.Equal((40 - side / 2, 40 - side / 2, side, side), await DrawnAsync(Official with { Prompt = [SamPrompt.Points], Points = 1, Choice = choice }, 100, 90, label));
    }

    [Fact]
    public async Task An_export_with_one_mask_has_chosen_by_the_number_of_points()
    {
        var options = scene.Options(ToySam.Encoder(), ToySam.Decoder(masks: 1));
        var label = Square(new Size(100, 90), 30, 30, 21, 21);
        Assert.Equal((33, 33, 15, 15), await DrawnAsync(options, 100, 90, label)); // Two points: the best of three.
        Assert.Equal((30, 30, 21, 21), await DrawnAsync(options with { Prompt = [SamPrompt.BoxPoints], Points = 1 }, 100, 90, label)); // Three: the single one.
        Assert.Equal((38, 38, 5, 5), await DrawnAsync(options with { Prompt = [SamPrompt.Points], Points = 1 }, 100, 90, label)); // One and padding.
    }

    [Fact]
    public async Task A_mask_goes_in_as_a_first_guess() =>
        Assert.Equal((28, 28, 25, 25), await DrawnAsync(Official with { Prompt = [SamPrompt.Mask] }, 100, 90, Square(new Size(100, 90), 30, 30, 21, 21)));

    [Fact]
    public async Task What_sam_thinks_of_its_mask_stands_beside_it()
    {
        var label = Square(new Size(100, 90), 30, 30, 20, 20);
        var answer = Assert.Single((await scene.AskAsync(Official with { Prompt = [SamPrompt.Box, SamPrompt.BoxPoints, SamPrompt.Mask] }, DrawnImage.Photo(100, 90), label)).Instances!);
        Assert.Equal((7, 0, "sam"), (answer.Class, answer.Answers, answer.Source));
        Assert.Equal(.93, answer.Confidence!.Value, 1e-6);
        // Ten times the distance: from -1 to +1 are a tenth of a pixel on either side, where no centre is.
        Assert.Equal(1, answer.Measured["stability"]);
        Assert.Equal(400.0 / (24 * 24), answer.Measured["agreement"], 1e-12);
    }

    [Fact]
    public async Task Labels_that_cannot_be_asked_about_are_left_out_and_the_others_say_whose_they_are()
    {
        var frame = new Size(100, 90);
        var labels = new[] { Square(frame, 1, 1, 9, 9) with { Crowd = true }, new Instance { Class = 0 }, Box(200, 200, 5, 5), Square(frame, 30, 30, 20, 20) };
        var answers = (await scene.AskAsync(Official, DrawnImage.Photo(100, 90), labels)).Instances!;
        Assert.Equal([3], answers.Select(answer => answer.Answers!.Value));
        Assert.Empty((await scene.AskAsync(Official with { Prompt = [SamPrompt.Points] }, DrawnImage.Photo(100, 90), Box(5, 5, 30, 30))).Instances!);
    }

    [Fact]
    public async Task Labels_that_sam_drew_are_counted()
    {
        var opinion = await scene.AskAsync(Official, DrawnImage.Photo(50, 50), Box(1, 1, 9, 9) with { Source = "SAM" }, Box(20, 20, 9, 9) with { Source = "manual" });
        var problem = Assert.Single(opinion.Problems);
        Assert.Equal(("circular-labels", "a"), (problem.Code, problem.Sample));
        Assert.StartsWith("1 of 2 labels", problem.Message);
    }

    [Fact]
    public async Task Without_an_image_or_labels_there_is_no_opinion_and_nothing_labelled_is_an_answer()
    {
        Assert.Equal(Evidence.None, (await scene.AskAsync(Official, null, Box(0, 0, 1, 1))).Gives);
        Assert.Equal(Evidence.None, (await scene.AskAsync(Official, DrawnImage.Photo(9, 9), null)).Gives);
        Assert.Empty((await scene.AskAsync(Official, DrawnImage.Photo(9, 9))).Instances!);
    }

    [Fact]
    public async Task Grey_images_and_chosen_bands_are_shown()
    {
        var label = Box(2, 3, 9, 8);
        Assert.Single((await scene.AskAsync(Official, new DrawnImage(new Size(20, 20), 1, (_, _, _) => 255), label)).Instances!);
        var reflectances = new DrawnImage(new Size(20, 20), 13, (_, _, band) => band == 3 ? 2550 : 9999);
        Assert.Single((await scene.AskAsync(Official with { Bands = ["4", "4", "4"], Scale = .1 }, reflectances, label)).Instances!);
        var refused = await Assert.ThrowsAsync<DataException>(() => scene.AskAsync(Official, reflectances, label));
        Assert.Equal("pixel-range", refused.Code);
        Assert.Contains("band 1 has the value 9999 at pixel (0,0)", refused.Message);
        Assert.Equal("band-missing", (await Assert.ThrowsAsync<DataException>(() => scene.AskAsync(Official with { Bands = ["12-14"] }, reflectances, label))).Code);
    }

    [Fact]
    public async Task Numbers_that_are_none_are_refused_with_their_output()
    {
        var encoder = new OnnxGraph("nan") { Opset = 17 }.Input("x", OnnxType.Float, 1, 3, 1024, 1024).Weights("e", [1, 256, 64, 64], [.. Enumerable.Repeat(float.NaN, 256 * 64 * 64)])
            .Node("ReduceMean", ["x"], ["m"], ("keepdims", 0)).Node("Add", ["e", "m"], ["y"]).Output("y", OnnxType.Float, 1, 256, 64, 64);
        var refused = await Assert.ThrowsAsync<DataException>(() => scene.AskAsync(scene.Options(encoder, ToySam.Decoder()), DrawnImage.Photo(20, 20), Box(1, 1, 9, 9)));
        Assert.Equal("not-a-number", refused.Code);
        Assert.Contains("'y' holds NaN", refused.Message);
    }

    [Fact]
    public async Task An_image_of_another_size_than_its_labels_is_refused()
    {
        await using var reference = await scene.OpenAsync(Official);
        var question = new Question(0, new Sample { Id = "a", Size = new Size(50, 50), Labels = new Labels { Instances = [Box(1, 1, 9, 9)] } }, () => DrawnImage.Photo(20, 20));
        Assert.Equal("size-mismatch", (await Assert.ThrowsAsync<DataException>(async () => await reference.AskAsync([question], default))).Code);
    }

    [Fact]
    public async Task Embeddings_are_kept_by_what_the_encoder_saw_and_a_broken_one_is_made_again()
    {
        var options = Official with { EmbeddingsMb = 100 };
        var label = Box(1, 1, 9, 9);
        var first = await scene.AskAsync(options, DrawnImage.Photo(30, 20), label);
        var kept = Assert.Single(Directory.GetFiles(scene.CacheFolder));
        Assert.InRange(new FileInfo(kept).Length, 2 * 256 * 64 * 64, 2 * 256 * 64 * 64 + 100); // Half precision.
        var written = File.GetLastWriteTimeUtc(kept);
        var second = await scene.AskAsync(options, DrawnImage.Photo(30, 20), label);
        Assert.Equal(written, File.GetLastWriteTimeUtc(kept));
        Assert.Equal(Rectangle(first.Instances![0]), Rectangle(second.Instances![0]));
        File.WriteAllBytes(kept, [1, 2, 3]);
        await scene.AskAsync(options, DrawnImage.Photo(30, 20), label);
        Assert.True(new FileInfo(kept).Length > 3);
        await scene.AskAsync(options, DrawnImage.Photo(31, 20), label);
        Assert.Equal(2, Directory.GetFiles(scene.CacheFolder).Length);
    }

    [Fact]
    public async Task No_more_embeddings_are_kept_than_there_is_room_for()
    {
        await using var reference = await scene.OpenAsync(Official with { EmbeddingsMb = 5 });
        for (var width = 20; width < 26; width++)
            await AskAsync(reference, DrawnImage.Photo(width, 20), Box(1, 1, 9, 9));
        Assert.Equal(2, Directory.GetFiles(scene.CacheFolder).Length); // Of 2.1 MB each; three are more than 5, two are within nine tenths.
    }

    [Fact]
    public async Task Another_file_or_option_is_another_fingerprint()
    {
        async Task<string> Of(SamOptions options)
        {
            await using var reference = await scene.OpenAsync(options);
            return reference.Fingerprint;
        }
        var prints = new[] { await Of(Official), await Of(Official with { Points = 2 }), await Of(Official with { BoxPadding = 1 }), await Of(Official with { Prompt = [SamPrompt.Points] }), await Of(scene.Options(ToySam.Encoder(), ToySam.Decoder(1))) };
        Assert.Equal(5, prints.Distinct().Count());
        Assert.Equal(prints[0], await Of(Official with { EmbeddingsMb = 7 }));
    }

    /// <summary>The toy pair made by others: its scale is the same for both axes, so sizes are those that need no rounding.</summary>
    [Theory]
    [InlineData(640, 480, 100, 50, 200, 300)]
    [InlineData(480, 640, 0, 0, 480, 640)]
    [InlineData(2048, 1024, 2000, 1000, 48, 24)]
    [InlineData(4096, 4, 4000, 0, 90, 4)]
    [InlineData(1, 512, 0, 500, 1, 12)]
    [InlineData(64, 16, 63, 15, 1, 1)]
    public async Task The_conformance_pair_draws_boxes_to_the_pixel(int width, int height, int x, int y, int boxWidth, int boxHeight) => Assert.Equal((x, y, boxWidth, boxHeight),
        await DrawnAsync(Options(Conformance.Path("onnx/toy_sam_encoder.onnx"), Conformance.Path("onnx/toy_sam_decoder.onnx")), width, height, Box(x, y, boxWidth, boxHeight)));

    [Fact]
    public async Task The_conformance_decoder_says_how_sure_it_is_by_its_points()
    {
        var options = Options(Conformance.Path("onnx/toy_sam_encoder.onnx"), Conformance.Path("onnx/toy_sam_decoder.onnx")) with { Prompt = [SamPrompt.Box, SamPrompt.BoxPoints] };
        var answer = Assert.Single((await scene.AskAsync(options, DrawnImage.Photo(640, 480), Square(new Size(640, 480), 100, 50, 200, 300))).Instances!);
        Assert.Equal(1 / (1 + Math.Exp(-2.5)), answer.Confidence!.Value, 1e-6); // The mean of the labels 2 and 3.
        Assert.Equal(198.0 * 298 / (202 * 302), answer.Measured["stability"], 1e-12);
        Assert.Equal(1, answer.Measured["agreement"]);
    }
}
