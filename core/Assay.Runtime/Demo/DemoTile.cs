using Assay.Runtime.Injecting;

namespace Assay.Runtime.Demo;

/// <summary>One sample of the demo in memory.</summary>
/// <param name="Image">Red, green, blue per pixel.</param>
/// <param name="Truth">The class of every pixel.</param>
/// <param name="Labels">What the annotator left: the truth, or the truth with an error.</param>
/// <param name="Probabilities">The simulated model's, in bytes, class by class.</param>
sealed record DemoTile(string Id, Size Size, byte[] Image, ushort[] Truth, ushort[] Labels, byte[] Probabilities, LabelError? Error)
{
    const int SceneStream = 0, ModelStream = 1, TextureStream = 2, ErrorStream = 3, Streams = 4;

    /// <summary>Makes tile number <paramref name="index"/>; each part draws from a stream of its own, so the model does not know where errors are.</summary>
    public static DemoTile Make(int seed, int index, LabelErrorKind? kind)
    {
        var id = $"tile-{index + 1:000}";
        var scene = SceneArchitect.Build(Stream(seed, index, SceneStream));
        var truth = scene.Render();
        var injected = kind is { } wanted ? ErrorInjector.Inject(Stream(seed, index, ErrorStream), id, scene, wanted) : null;
        return new DemoTile(id, scene.Size,
            Texture.Paint(Stream(seed, index, TextureStream), scene.Size, truth),
            truth,
            injected?.Labels ?? truth,
            SimulatedModel.Ask(Stream(seed, index, ModelStream), scene.Size, truth),
            injected?.Error);
    }

    static SeededRandom Stream(int seed, int index, int part) => SeededRandom.For(seed, index * Streams + part);
}
