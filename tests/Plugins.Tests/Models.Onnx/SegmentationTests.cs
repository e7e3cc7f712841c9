using Assay.Kernels.Codecs;
using Assay.Models.Onnx;

namespace Assay.Tests.Onnx;

/// <summary>Models that say something of every pixel.</summary>
public sealed class SegmentationTests : IDisposable
{
    readonly ModelBench bench = new();

    public SegmentationTests() => OnnxRuntimeLibrary.Require();

    public void Dispose() => bench.Dispose();

    static readonly PixelImage Image = PixelImage.Random(7, 5, 2, 4);

    /// <summary>The oracle: softmax of two bands in double.</summary>
    static float[] Expected(PixelImage image, int first = 0, int second = 1)
    {
        var area = (int)image.Size.Area;
        float[] a = new float[area], b = new float[area];
        Box whole = new(0, 0, image.Size.Width, image.Size.Height);
        image.Read(whole, first, image.Size, a);
        image.Read(whole, second, image.Size, b);
        var p = a.Zip(b, (x, y) => Math.Exp(x) / (Math.Exp(x) + Math.Exp(y))).ToArray();
        return [.. p.Select(value => (float)value), .. p.Select(value => (float)(1 - value))];
    }

    [Fact]
    public async Task Probabilities_of_the_model_are_the_opinion()
    {
        var opinion = await bench.Ask(ModelBench.Softmax(), Image);
        Assert.Equal(new Size(7, 5), opinion.Probabilities!.Size);
        Assert.Equal(2, opinion.Probabilities.Classes);
        Assert.Empty(opinion.Problems);
        ModelBench.Near(Expected(Image), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task Logits_become_probabilities_by_softmax() =>
        ModelBench.Near(Expected(Image), ModelBench.Values(await bench.Ask(ModelBench.Logits(), Image, options => options with { Activation = OnnxActivation.Softmax })));

    [Fact]
    public async Task One_channel_stands_for_two_classes()
    {
        var graph = new OnnxGraph("binary").Input("image", OnnxType.Float, 1, 1, "h", "w").Node("Identity", ["image"], ["p"]).Output("p", OnnxType.Float, 1, 1, "h", "w");
        ModelBench.Near([0.75f, 1, 0.25f, 0], ModelBench.Values(await bench.Ask(graph, new PixelImage(2, 1, [0.25f, 0]))), 0);
        var sigmoid = ModelBench.Values(await bench.Ask(graph, new PixelImage(2, 1, [0, 2]), options => options with { Activation = OnnxActivation.Sigmoid }));
        ModelBench.Near([0.5f, 0.1192029f, 0.5f, 0.8807971f], sigmoid);
    }

    [Theory]
    [InlineData(OnnxLayout.Auto)]
    [InlineData(OnnxLayout.Nhwc)]
    public async Task Channels_may_come_last(OnnxLayout layout)
    {
        var graph = new OnnxGraph("last").Input("image", OnnxType.Float, "n", "h", "w", 2).Node("Softmax", ["image"], ["p"], ("axis", 3)).Output("p", OnnxType.Float, "n", "h", "w", 2);
        ModelBench.Near(Expected(Image), ModelBench.Values(await bench.Ask(graph, Image, options => options with { Layout = layout })));
    }

    [Fact]
    public async Task Bands_are_chosen_and_scaled()
    {
        var image = PixelImage.Random(7, 5, 4, 4);
        float[] planes = new float[70];
        var opinion = await bench.Ask(ModelBench.Softmax(), image, options => options with { Bands = ["4", "2"], Scale = [2], Offset = [-1] });
        for (var c = 0; c < 2; c++)
            image.Read(new Box(0, 0, 7, 5), c == 0 ? 3 : 1, image.Size, planes.AsSpan(c * 35, 35));
        ModelBench.Near(Expected(new PixelImage(7, 5, [.. planes.Select(value => value * 2 - 1)])), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task A_picture_is_mirrored_up_and_what_is_said_of_it_cropped_back()
    {
        var opinion = await bench.Ask(ModelBench.Softmax(1, 8, 8), Image, options => options with { PadMultiple = 8 });
        ModelBench.Near(Expected(Image), ModelBench.Values(opinion));
    }

    [Theory]
    [InlineData(TileBlend.Linear)]
    [InlineData(TileBlend.None)]
    public async Task Windows_over_a_large_image_say_what_the_whole_would(TileBlend blend)
    {
        var image = PixelImage.Random(45, 37, 2, 4);
        var opinion = await bench.Ask(ModelBench.Softmax(1, 16, 16), image, options => options with { Tile = new OnnxTile { Size = 16, Overlap = 5, Blend = blend } });
        ModelBench.Near(Expected(image), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task An_image_smaller_than_the_windows_is_mirrored_up()
    {
        var opinion = await bench.Ask(ModelBench.Softmax(1, 16, 16), Image, options => options with { Tile = new OnnxTile { Size = 16, Overlap = 4 } });
        ModelBench.Near(Expected(Image), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task Windows_are_mixed_by_the_distance_to_their_edges()
    {
        // Says how far right a pixel stands in its window, as the probability of one class: 0, 1/16, ..., 15/16.
        var graph = new OnnxGraph("ramp").Input("image", OnnxType.Float, 1, 1, 16, 16).Weights("ramp", [1, 1, 1, 16], [.. Enumerable.Range(0, 16).Select(x => x / 16f)])
            .Weights("zero", [1], 0f).Node("Mul", ["image", "zero"], ["none"]).Node("Add", ["none", "ramp"], ["p"]).Output("p", OnnxType.Float, 1, 1, 16, 16);
        var image = new PixelImage(28, 16, new float[28 * 16]);
        // Windows at 0 and 12: columns 12 to 15 are in both, where the first is 4, 3, 2, 1 pixels from its edge and the second 1, 2, 3, 4.
        var linear = ModelBench.Values(await bench.Ask(graph, image, options => options with { Tile = new OnnxTile { Size = 16, Overlap = 4 } }))[(28 * 16 + 8 * 28)..(28 * 16 + 9 * 28)];
        ModelBench.Near([11 / 16f, (4 * 12f + 1 * 0) / 5 / 16, (3 * 13f + 2 * 1) / 5 / 16, (2 * 14f + 3 * 2) / 5 / 16, (1 * 15f + 4 * 3) / 5 / 16, 4 / 16f], linear[11..17]);
        var none = ModelBench.Values(await bench.Ask(graph, image, options => options with { Tile = new OnnxTile { Size = 16, Overlap = 4, Blend = TileBlend.None } }))[(28 * 16 + 8 * 28)..(28 * 16 + 9 * 28)];
        ModelBench.Near([11 / 16f, 12 / 16f, 13 / 16f, 2 / 16f, 3 / 16f, 4 / 16f], none[11..17], 0);
    }

    [Fact]
    public async Task Probabilities_are_resized_back()
    {
        var image = new PixelImage(4, 2, [0, 0, 9, 9, 0, 0, 9, 9, 9, 9, 0, 0, 9, 9, 0, 0]);
        var opinion = await bench.Ask(ModelBench.Softmax(1, 1, 2), image, options => options with { Resize = [2, 1] });
        // Two pixels of almost 0 and almost 1, drawn between over four columns: 0, 1/4, 3/4, 1.
        ModelBench.Near([0, 0.25f, 0.75f, 1, 0, 0.25f, 0.75f, 1], ModelBench.Values(opinion)[..8], 2e-4f);
    }

    [Fact]
    public async Task Class_ids_are_resized_to_the_nearest_and_never_mixed()
    {
        var opinion = await bench.Ask(Map(), new PixelImage(4, 2, [0, 0, 6, 6, 0, 0, 6, 6]), options => options with { Resize = [2, 1] });
        Assert.Equal<ushort>([0, 0, 6, 6, 0, 0, 6, 6], opinion.LabelMap!.Ids.ToArray());
        Assert.Contains(bench.Host.Problems, problem => problem.Code == "model-gives-map");
    }

    [Fact]
    public async Task Class_ids_of_windows_are_those_of_the_whole()
    {
        var image = PixelImage.Random(40, 33, 1, 9);
        var whole = await bench.Ask(Map(), image);
        var tiled = await bench.Ask(Map(), image, options => options with { Tile = new OnnxTile { Size = 16, Overlap = 3 } });
        Assert.Equal(whole.LabelMap!.Ids.ToArray(), tiled.LabelMap!.Ids.ToArray());
    }

    /// <summary>The pixel's value, rounded down, is its class.</summary>
    static OnnxGraph Map() => new OnnxGraph("map").Input("image", OnnxType.Float, "n", 1, "h", "w").Node("Cast", ["image"], ["ids"], ("to", 7)).Output("ids", OnnxType.Int64, "n", 1, "h", "w");

    [Fact]
    public async Task A_coarser_output_is_enlarged()
    {
        var graph = new OnnxGraph("coarse").Input("image", OnnxType.Float, 1, 1, "h", "w").Node("AveragePool", ["image"], ["p"], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }))
            .Output("p", OnnxType.Float, 1, 1, "h2", "w2");
        var opinion = await bench.Ask(graph, new PixelImage(4, 2, [0, 0, 1, 1, 0, 0, 1, 1]));
        ModelBench.Near([0, 0.25f, 0.75f, 1], ModelBench.Values(opinion)[8..12], 0);
    }

    [Theory]
    [InlineData(OnnxType.Float16)]
    [InlineData(OnnxType.Double)]
    [InlineData(OnnxType.UInt8)]
    [InlineData(OnnxType.Int64)]
    public async Task Images_go_in_as_what_the_model_takes(OnnxType type)
    {
        var graph = new OnnxGraph("typed").Input("image", type, "n", 2, "h", "w").Node("Cast", ["image"], ["x"], ("to", 1)).Node("Softmax", ["x"], ["p"], ("axis", 1)).Output("p", OnnxType.Float, "n", 2, "h", "w");
        var image = new PixelImage(2, 1, [1, 3, 2, 0]);
        ModelBench.Near(Expected(image), ModelBench.Values(await bench.Ask(graph, image)));
    }

    [Fact]
    public async Task A_model_of_a_fixed_batch_gets_as_many_images_as_it_wants()
    {
        await using var reference = await bench.Open(ModelBench.Softmax(batch: 2));
        Assert.Equal(2, reference.Batch);
        PixelImage[] images = [PixelImage.Random(3, 2, 2, 4, 1), PixelImage.Random(3, 2, 2, 4, 2), PixelImage.Random(3, 2, 2, 4, 3)];
        var opinions = await ModelBench.Ask(reference, images);
        foreach (var (image, opinion) in images.Zip(opinions))
            ModelBench.Near(Expected(image), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task A_batch_says_what_images_alone_would_whatever_their_sizes()
    {
        await using var reference = await bench.Open(ModelBench.Softmax(), options => options with { Batch = 4 });
        PixelImage[] images = [PixelImage.Random(3, 2, 2, 4, 1), PixelImage.Random(5, 2, 2, 4, 2), PixelImage.Random(3, 2, 2, 4, 3)];
        foreach (var (image, opinion) in images.Zip(await ModelBench.Ask(reference, images)))
            ModelBench.Near(Expected(image), ModelBench.Values(opinion));
    }

    [Fact]
    public async Task Classes_come_from_the_metadata()
    {
        await using var reference = await bench.Open(ModelBench.Softmax().Note("names", "{0: 'clear', 1: \"cloud\"}"));
        Assert.Equal(["clear", "cloud"], reference.Classes!.Select(entry => entry.Name));
        Assert.Equal(2, reference.ClassCount);
    }
}
