using Assay.Kernels.Codecs;
using Assay.Models.Onnx;
using Assay.Models.Onnx.Runtime;

namespace Assay.Tests.Onnx;

/// <summary>Wrong use is refused and not scored, and the message says what to write instead.</summary>
public sealed class WrongUseTests : IDisposable
{
    readonly ModelBench bench = new();

    public WrongUseTests() => OnnxRuntimeLibrary.Require();

    public void Dispose() => bench.Dispose();

    async Task Refused(string code, string text, OnnxGraph graph, IImage? image = null, Func<OnnxOptions, OnnxOptions>? with = null)
    {
        var error = await Assert.ThrowsAnyAsync<AssayException>(() => bench.Ask(graph, image ?? PixelImage.Random(4, 3, 2), with));
        Assert.Equal(code, error.Code);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Logits_where_probabilities_are_declared() => Refused("not-probabilities", "say activation: softmax", ModelBench.Logits(), PixelImage.Random(4, 3, 2, 9));

    [Fact]
    public async Task Probabilities_where_a_softmax_is_asked_for_are_said()
    {
        var opinion = await bench.Ask(ModelBench.Softmax(), PixelImage.Random(4, 3, 2), options => options with { Activation = OnnxActivation.Softmax });
        Assert.Equal("activation-twice", Assert.Single(opinion.Problems).Code);
    }

    [Fact]
    public Task Classes_that_overlap() => Refused("not-probabilities", "overlap (sigmoid)",
        new OnnxGraph("tags").Input("image", OnnxType.Float, 1, 2, "h", "w").Node("Sigmoid", ["image"], ["p"]).Output("p", OnnxType.Float, 1, 2, "h", "w"));

    [Fact]
    public Task NaN_is_named_with_pixel_and_class() => Refused("not-a-number", "NaN at pixel (1,0) of class 0",
        new OnnxGraph("log").Input("image", OnnxType.Float, 1, 2, "h", "w").Node("Log", ["image"], ["p"]).Output("p", OnnxType.Float, 1, 2, "h", "w"), new PixelImage(2, 1, [1, -1, 1, 1]));

    [Fact]
    public Task NaN_of_the_image_is_named_as_such() => Refused("not-a-number", "the image is NaN or infinite at pixel (1,0) of its band 2", ModelBench.Logits(), new PixelImage(2, 1, [0, 1, 1, float.NaN]));

    [Fact]
    public Task Too_few_bands() => Refused("band-mismatch", "the image has 1 band, the model takes 2; expected images with 2 or more", ModelBench.Softmax(), PixelImage.Random(4, 3, 1));

    [Fact]
    public async Task A_folder_is_no_model()
    {
        Directory.CreateDirectory(bench.File("models"));
        var error = await Assert.ThrowsAsync<DataException>(() => bench.Open(new OnnxOptions { Model = new InputPath(bench.File("models")) }));
        Assert.EndsWith("it is a folder, expected an ONNX file; name the file in it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_model_that_makes_NaN_of_good_pixels() => Refused("not-a-number", "look at its weights",
        new OnnxGraph("log").Input("image", OnnxType.Float, 1, 1, "h", "w").Node("Log", ["image"], ["p"]).Output("p", OnnxType.Float, 1, 1, "h", "w"), new PixelImage(1, 1, [-1]));

    [Fact]
    public Task Too_many_bands() => Refused("band-mismatch", "the image has 4 bands, the model takes 2; say which ones with 'bands', as in bands: 1-2", ModelBench.Softmax(), PixelImage.Random(4, 3, 4));

    [Fact]
    public Task A_band_that_is_not_there() => Refused("band-mismatch", "band 5 is not in the image", ModelBench.Softmax(), PixelImage.Random(4, 3, 4), options => options with { Bands = ["1", "5"] });

    [Fact]
    public Task Bands_that_are_not_the_models_are_refused_before_an_image_is_seen() => Refused("band-mismatch", "'bands' are 3", ModelBench.Softmax(), new PixelImage(1, 1, []), options => options with { Bands = ["1-3"] });

    [Fact]
    public Task A_list_that_fits_no_bands() => Refused("band-mismatch", "mean has 3 numbers for 2 bands", ModelBench.Softmax(), null, options => options with { Mean = [1, 2, 3] });

    [Fact]
    public Task An_image_of_another_size() => Refused("model-size", "the image is 4x3, the model takes 16x16; say resize: [16, 16], tile: { size: 16 } or pad_multiple: 16", ModelBench.Softmax(1, 16, 16));

    [Fact]
    public Task Windows_of_another_size() => Refused("model-size", "'tile' makes pictures of 32x32", ModelBench.Softmax(1, 16, 16), null, options => options with { Tile = new OnnxTile { Size = 32 } });

    [Fact]
    public Task A_misspelt_output() => Refused("model-output", "no output 'prob'; did you mean 'probs'?", ModelBench.Softmax(), null, options => options with { Output = ["prob"] });

    [Fact]
    public Task An_output_of_another_rank() => Refused("model-output", "is 'task' right?",
        new OnnxGraph("flat").Input("image", OnnxType.Float, 1, 2, "h", "w").Node("ReduceMean", ["image"], ["p"], ("axes", new long[] { 2, 3 }), ("keepdims", 0)).Output("p", OnnxType.Float, 1, 2));

    [Fact]
    public Task Several_outputs_that_could_be_it() => Refused("model-output", "say which with 'output'",
        ModelBench.Softmax().Node("Identity", ["probs"], ["again"]).Output("again", OnnxType.Float, "n", 2, "h", "w"));

    [Fact]
    public Task Several_inputs() => Refused("model-input", "takes 2 inputs", ModelBench.Softmax().Input("other", OnnxType.Float, 1).Node("Identity", ["other"], ["unused"]).Output("unused", OnnxType.Float, 1));

    [Fact]
    public Task A_class_list_of_another_length() => Refused("class-count", "names 3 classes (a, b, c), its output 'probs' has 2", ModelBench.Softmax().Note("classes", "a,b,c"));

    [Fact]
    public Task Two_ways_to_another_size() => Refused("onnx-options", "'resize' and 'tile'", ModelBench.Softmax(), null, options => options with { Resize = [4], Tile = new OnnxTile { Size = 16 } });

    [Fact]
    public Task A_model_that_fails_on_this_size() => Refused("model-failed", "expected inputs 'image'",
        new OnnxGraph("picky").Input("image", OnnxType.Float, 1, 2, "h", "w").Weights("shape", [4], 1L, 2, 5, 5).Node("Reshape", ["image", "shape"], ["p"]).Output("p", OnnxType.Float, 1, 2, 5, 5));

    [Fact]
    public async Task A_provider_that_is_not_there_is_replaced_by_the_processor_and_said()
    {
        await using var reference = await bench.Open(ModelBench.Softmax(), options => options with { Provider = OnnxProvider.Dml });
        Assert.Equal("cpu", reference.Facts["provider"]);
        Assert.Contains("provider dml does not run this model here", Assert.Single(bench.Host.Problems, problem => problem.Code == "provider-unavailable").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_replaced_during_a_run_is_named_once_and_the_old_one_answers_on()
    {
        await using var reference = await bench.Open(ModelBench.Softmax());
        var image = PixelImage.Random(4, 3, 2);
        var before = ModelBench.Values((await ModelBench.Ask(reference, image))[0]);
        File.Delete(bench.File("model.onnx"));
        ModelBench.Logits().Save(bench.File("model.onnx"));
        for (var i = 0; i < 2; i++)
            Assert.Equal(before, ModelBench.Values((await ModelBench.Ask(reference, image))[0]));
        Assert.Equal("model-changed", Assert.Single(bench.Host.Problems).Code);
    }

    [Fact]
    public async Task Weights_beside_the_model_are_loaded_and_belong_to_its_fingerprint()
    {
        var graph = new OnnxGraph("outside").Input("image", OnnxType.Float, 1, 1, "h", "w").External("factor", OnnxType.Float, [1], "factor.bin").Node("Mul", ["image", "factor"], ["p"]).Output("p", OnnxType.Float, 1, 1, "h", "w");
        await Refused("model-external", "'factor.bin', which is not in the model's folder", graph);
        await File.WriteAllBytesAsync(bench.File("factor.bin"), BitConverter.GetBytes(0.5f), TestContext.Current.CancellationToken);
        await using var half = await bench.Open(graph);
        ModelBench.Near([0.5f, 0.5f], ModelBench.Values((await ModelBench.Ask(half, new PixelImage(1, 1, [1])))[0]), 0);
        await File.WriteAllBytesAsync(bench.File("factor.bin"), BitConverter.GetBytes(0.25f), TestContext.Current.CancellationToken);
        await using var quarter = await bench.Open(graph);
        Assert.NotEqual(half.Fingerprint, quarter.Fingerprint);
    }

    [Fact]
    public async Task The_fingerprint_knows_what_changes_answers_and_not_what_makes_them_faster()
    {
        async Task<string> Of(Func<OnnxOptions, OnnxOptions> with)
        {
            await using var reference = await bench.Open(ModelBench.Softmax(), with);
            return reference.Fingerprint;
        }
        var plain = await Of(options => options);
        Assert.Equal(plain, await Of(options => options with { Threads = 2, Batch = 3 }));
        Assert.NotEqual(plain, await Of(options => options with { Scale = [2] }));
        Assert.NotEqual(plain, await Of(options => options with { Tile = new OnnxTile { Size = 32 } }));
    }

    [Fact]
    public async Task A_library_that_is_not_there_is_named_with_the_command_that_installs_it()
    {
        var error = await Assert.ThrowsAsync<AssayException>(() => bench.Open(ModelBench.Softmax(), options => options with { Runtime = new InputPath("/nowhere/libonnxruntime.so") }));
        Assert.Equal("missing-library", error.Code);
        Assert.Contains("npm install --ignore-scripts onnxruntime-node", error.Message, StringComparison.Ordinal);
    }
}
