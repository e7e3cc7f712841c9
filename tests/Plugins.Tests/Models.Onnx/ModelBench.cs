using Assay.Kernels.Codecs;
using Assay.Models.Onnx;

namespace Assay.Tests.Onnx;

/// <summary>Opens a model as a reference and asks it about images.</summary>
sealed class ModelBench : IDisposable
{
    readonly TempFolder folder = new();

    public StubHost Host { get; } = new();

    public void Dispose() => folder.Dispose();

    public string File(string name) => folder.File(name);

    public async Task<OnnxReference> Open(OnnxGraph graph, Func<OnnxOptions, OnnxOptions>? with = null, params string[] classes)
    {
        OnnxOptions options = new() { Model = new InputPath(graph.Save(File("model.onnx"))) };
        return await Open(with?.Invoke(options) ?? options, classes);
    }

    public async Task<OnnxReference> Open(OnnxOptions options, params string[] classes)
    {
        OnnxReference reference = new(options, Host);
        await reference.OpenAsync(["0"], classes.Length == 0 ? ClassList.Named("a", "b") : ClassList.Named(classes), TestContext.Current.CancellationToken);
        return reference;
    }

    public static async Task<IReadOnlyList<Opinion>> Ask(OnnxReference reference, params IImage[] images) =>
        await reference.AskAsync([.. images.Select((image, i) => new Question(i, new Sample { Id = $"{i}", Size = image.Size }, () => image))], TestContext.Current.CancellationToken);

    public async Task<Opinion> Ask(OnnxGraph graph, IImage image, Func<OnnxOptions, OnnxOptions>? with = null)
    {
        await using var reference = await Open(graph, with);
        return (await Ask(reference, image))[0];
    }

    public static float[] Values(Opinion opinion) => opinion.Probabilities!.Values<float>().ToArray();

    /// <summary>Every pixel by itself: two bands are the logits of two classes.</summary>
    public static OnnxGraph Logits(object? batch = null, object? height = null, object? width = null) => new OnnxGraph("logits")
        .Input("image", OnnxType.Float, batch ?? "batch", 2, height ?? "height", width ?? "width").Node("Identity", ["image"], ["logits"])
        .Output("logits", OnnxType.Float, batch ?? "batch", 2, height ?? "height", width ?? "width");

    /// <summary>The same with a softmax at its end.</summary>
    public static OnnxGraph Softmax(object? batch = null, object? height = null, object? width = null) => new OnnxGraph("softmax")
        .Input("image", OnnxType.Float, batch ?? "batch", 2, height ?? "height", width ?? "width").Node("Softmax", ["image"], ["probs"], ("axis", 1))
        .Output("probs", OnnxType.Float, batch ?? "batch", 2, height ?? "height", width ?? "width");

    public static void Near(float[] expected, float[] actual, float by = 1e-5f)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= by, $"{i}: expected {expected[i]}, got {actual[i]}");
    }
}
