using Assay.Kernels.Codecs;

namespace Assay.Tests.Sam;

/// <summary>The toy files of <c>pipelines/sam-coco.yaml</c> are what the tests' own writers make. ASSAY_ACCEPT=1 writes them.</summary>
public class SamFixtureTests
{
    static string Fixtures => Path.Combine(Repository.Root, "pipelines", "fixtures");

    static bool Accepts => Environment.GetEnvironmentVariable("ASSAY_ACCEPT") == "1";

    public static TheoryData<string> Models => ["sam-encoder.onnx", "sam-decoder.onnx"];

    [Theory]
    [MemberData(nameof(Models))]
    public void The_models_are_the_toys(string name)
    {
        var graph = name == "sam-encoder.onnx" ? ToySam.Encoder() : ToySam.Decoder();
        var file = Path.Combine(Fixtures, name);
        if (Accepts)
            graph.Save(file);
        Assert.Equal(graph.ToArray(), File.ReadAllBytes(file));
    }

    public static TheoryData<string, int, int> Photos => new() { { "harbour", 160, 120 }, { "street", 120, 160 }, { "park", 200, 100 } };

    [Theory]
    [MemberData(nameof(Photos))]
    public void The_photos_are_slopes_of_grey(string name, int width, int height)
    {
        byte[] samples = [.. Enumerable.Range(0, width * height).Select(i => (byte)(i % width + i / width / 2))];
        var file = Path.Combine(Fixtures, "sam-photos", name + ".png");
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, PngEncoder.Encode(PngImage.Grey(width, height, samples)));
        }
        Assert.Equal(samples, PngDecoder.Decode(File.ReadAllBytes(file)).Narrow);
    }
}
