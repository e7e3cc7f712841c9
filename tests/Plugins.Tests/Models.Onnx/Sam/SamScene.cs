using Assay.Kernels;
using Assay.Models.Onnx.Sam;

namespace Assay.Tests.Sam;

/// <summary>SAM's files in a folder of their own, and questions about images with labels.</summary>
sealed class SamScene : IDisposable, IHost
{
    static readonly ClassList Classes = new([new Class(3, "cat"), new Class(7, "dog")]);
    readonly TempFolder folder = new();

    public List<Problem> Problems { get; } = [];

    public string CacheFolder => Directory.CreateDirectory(folder.File("cache")).FullName;

    public string Save(string name, OnnxGraph graph) => graph.Save(folder.File(name));

    public SamOptions Options(OnnxGraph encoder, OnnxGraph decoder) => Options(Save("encoder.onnx", encoder), Save("decoder.onnx", decoder));

    public static SamOptions Options(string encoder, string decoder) => new() { Encoder = new InputPath(encoder), Decoder = new InputPath(decoder), Prompt = [SamPrompt.Box], EmbeddingsMb = 0 };

    public async Task<SamReference> OpenAsync(SamOptions options)
    {
        var reference = new SamReference(options, this);
        await reference.OpenAsync(["a"], Classes, TestContext.Current.CancellationToken);
        return reference;
    }

    /// <summary>What SAM says of labels in an image.</summary>
    public async Task<Opinion> AskAsync(SamOptions options, IImage? image, params Instance[]? labels)
    {
        await using var reference = await OpenAsync(options);
        return await AskAsync(reference, image, labels);
    }

    public static async Task<Opinion> AskAsync(SamReference reference, IImage? image, params Instance[]? labels) => Assert.Single(await reference.AskAsync(
        [new Question(0, new Sample { Id = "a", Size = image?.Size ?? new Size(1, 1), Labels = labels is null ? null : new Labels { Instances = labels } }, () => image)], TestContext.Current.CancellationToken));

    public static Instance Box(double x, double y, double width, double height) => new() { Class = 0, SourceId = "5", Geometry = new BoxGeometry(new Box(x, y, width, height)) };

    public static Instance Square(Size frame, int x, int y, int width, int height) =>
        new() { Class = 1, Geometry = new MaskGeometry(new Rle(frame, PolygonRaster.BoxToRuns(x, y, width, height, frame.Width, frame.Height))) };

    /// <summary>The pixels of a mask; null when it is no rectangle.</summary>
    public static (int X, int Y, int Width, int Height)? Rectangle(Instance instance)
    {
        var mask = Assert.IsType<MaskGeometry>(instance.Geometry).Mask;
        var bounds = RunBounds.Find(mask.Counts, mask.Size.Height);
        return mask.Area == (long)bounds.Width * bounds.Height ? bounds : null;
    }

    IImage IHost.Open(string path) => throw new NotSupportedException();

    void IHost.Save(string path, IImage image) => throw new NotSupportedException();

    void IHost.Report(Problem problem) => Problems.Add(problem);

    string IHost.Secret(SecretName name) => throw new NotSupportedException();

    public void Dispose() => folder.Dispose();
}
