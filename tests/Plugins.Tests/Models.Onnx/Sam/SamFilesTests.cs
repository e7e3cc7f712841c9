using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Sam;

namespace Assay.Tests.Sam;

/// <summary>What is refused before anything runs; the files alone decide, so no library is needed.</summary>
public sealed class SamFilesTests : IDisposable
{
    readonly SamScene scene = new();

    public void Dispose() => scene.Dispose();

    async Task<DataException> RefusedAsync(OnnxGraph encoder, OnnxGraph decoder) => await Assert.ThrowsAsync<DataException>(() => scene.OpenAsync(scene.Options(encoder, decoder)));

    [Fact]
    public async Task Files_that_are_exchanged_are_named()
    {
        var refused = await RefusedAsync(ToySam.Decoder(), ToySam.Encoder());
        Assert.Equal(("sam-files", "encoder.onnx"), (refused.Code, Path.GetFileName(refused.File)));
        Assert.Contains("exchange the two", refused.Message);
    }

    [Fact]
    public async Task Two_decoders_are_refused() => Assert.Contains("both files are decoders", (await RefusedAsync(ToySam.Decoder(), ToySam.Decoder())).Message);

    [Fact]
    public async Task Two_encoders_are_refused() => Assert.Contains("no decoder of SAM: it takes 'input_image'", (await RefusedAsync(ToySam.Encoder(), ToySam.Encoder())).Message);

    [Fact]
    public async Task An_encoder_of_sam_does_not_go_with_a_decoder_of_sam_2()
    {
        Assert.Contains("as the decoder is one of SAM 2", (await RefusedAsync(ToySam.Encoder(), ToySam.Decoder2())).Message);
        Assert.Contains("expected one image and one embedding", (await RefusedAsync(ToySam.Encoder2(), ToySam.Decoder())).Message);
    }

    [Fact]
    public async Task An_unknown_export_is_refused_with_what_it_takes()
    {
        var other = new OnnxGraph("other").Input("point_coords", OnnxType.Float, 1, "n", 2).Input("text", OnnxType.Float, 1).Node("Identity", ["text"], ["masks"]).Output("masks", OnnxType.Float, 1);
        Assert.Contains("not known: it takes 'point_coords' float32 [1, n, 2], 'text' float32 [1]", (await RefusedAsync(ToySam.Encoder(), other)).Message);
    }

    [Fact]
    public async Task Embeddings_of_another_model_are_refused()
    {
        var small = new OnnxGraph("small").Input("image", OnnxType.Float, 1, 3, 1024, 1024).Node("Identity", ["image"], ["e"]).Output("e", OnnxType.Float, 1, 128, 64, 64);
        Assert.Contains("expected two files of one model", (await RefusedAsync(small, ToySam.Decoder())).Message);
    }

    [Fact]
    public async Task An_image_that_is_no_square_of_three_bands_is_no_sams()
    {
        var other = new OnnxGraph("other").Input("image", OnnxType.Float, 1, 13, 512, 512).Node("Identity", ["image"], ["e"]).Output("e", OnnxType.Float, 1, 256, 64, 64);
        Assert.Contains("expected an image [1, 3, side, side] or [height, width, 3]", (await RefusedAsync(other, ToySam.Decoder())).Message);
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        var options = SamScene.Options("a", "b");
        Assert.Equal("no-prompt", Assert.Throws<AssayException>(() => new SamReference(options with { Prompt = [] }, scene)).Code);
        Assert.Equal("band-count", Assert.Throws<AssayException>(() => new SamReference(options with { Bands = ["1-13"] }, scene)).Code);
    }
}
