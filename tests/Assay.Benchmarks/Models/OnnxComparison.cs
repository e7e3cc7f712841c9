using System.Diagnostics;
using System.Globalization;
using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;
using Assay.Testing;

namespace Assay.Benchmarks.Models;

/// <summary>
/// The binding against onnxruntime-node, the same library and model: a network of 13 bands and 256x256 pixels with 32 to 64 channels, one thread each, rounds of both in turn.
/// What both do is the library's; what differs is how tensors go in and out.
/// </summary>
static class OnnxComparison
{
    public const string Name = "onnx";

    const int Rounds = 9, Runs = 5, Side = 256, Bands = 13;

    public static int Run()
    {
        using TempFolder folder = new();
        var model = Model().Save(folder.File("net.onnx"));
        using var session = OnnxSession.Open(model, new());
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Assay.Benchmarks", "Models", "session.cjs"), model, $"{Runs}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["NODE_PATH"] = Path.Combine(Repository.Root, "artifacts", "node_modules") },
        })!;
        var image = OnnxTensor.Of([1, Bands, Side, Side], [.. Enumerable.Range(0, Bands * Side * Side).Select(i => i % 255 / 255f)]);
        Dictionary<string, OnnxTensor> inputs = new() { ["image"] = image };
        List<double> ours = [], theirs = [], ratios = [];
        for (var round = 0; round < Rounds + 1; round++)
        {
            var (a, b) = (Ours(session, inputs), Theirs(node));
            if (round == 0)
                continue; // Both warm up.
            ours.Add(a);
            theirs.Add(b);
            ratios.Add(b / a);
        }
        node.StandardInput.Close();
        node.WaitForExit();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ONNX Runtime {session.Version}, {Bands}x{Side}x{Side}, one thread, medians of {Rounds} rounds of {Runs} runs in turn:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  assay {Median(ours):F1} ms, onnxruntime-node {Median(theirs):F1} ms an image; throughput {Median(ratios):F3} of node's (promised: 0.9)"));
        return 0;
    }

    static double Ours(OnnxSession session, Dictionary<string, OnnxTensor> inputs)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Runs; i++)
            session.Run(inputs);
        return watch.Elapsed.TotalMilliseconds / Runs;
    }

    static double Theirs(Process node)
    {
        node.StandardInput.WriteLine("go");
        node.StandardInput.Flush();
        return double.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended; is onnxruntime-node in artifacts/node_modules?"), CultureInfo.InvariantCulture);
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Three convolutions of 3x3 at full size, half and full again, and a softmax over four classes.</summary>
    static OnnxGraph Model()
    {
        long[] pads = [1, 1, 1, 1], two = [2, 2];
        return new OnnxGraph("net").Input("image", OnnxType.Float, 1, Bands, Side, Side)
            .Weights("a", [32, Bands, 3, 3], Noise(32 * Bands * 9)).Weights("b", [64, 32, 3, 3], Noise(64 * 32 * 9)).Weights("c", [64, 64, 3, 3], Noise(64 * 64 * 9)).Weights("d", [64, 32, 2, 2], Noise(64 * 32 * 4)).Weights("e", [4, 32, 1, 1], Noise(128))
            .Node("Conv", ["image", "a"], ["a1"], ("pads", pads)).Node("Relu", ["a1"], ["a2"])
            .Node("Conv", ["a2", "b"], ["b1"], ("pads", pads), ("strides", two)).Node("Relu", ["b1"], ["b2"])
            .Node("Conv", ["b2", "c"], ["c1"], ("pads", pads)).Node("Relu", ["c1"], ["c2"])
            .Node("ConvTranspose", ["c2", "d"], ["d1"], ("strides", two)).Node("Add", ["d1", "a2"], ["d2"])
            .Node("Conv", ["d2", "e"], ["logits"]).Node("Softmax", ["logits"], ["p"], ("axis", 1)).Output("p", OnnxType.Float, 1, 4, Side, Side);
    }

    static float[] Noise(int count)
    {
        Random random = new(count);
        return [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) * 0.1f)];
    }
}
