using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;

namespace Assay.Tests.Onnx;

/// <summary>The binding against the real library.</summary>
public sealed class OnnxSessionTests : IDisposable
{
    readonly TempFolder folder = new();

    public OnnxSessionTests() => OnnxRuntimeLibrary.Require();

    public void Dispose() => folder.Dispose();

    static readonly OnnxSessionOptions Options = new();

    OnnxSession Open(OnnxGraph graph) => OnnxSession.Open(graph.Save(Path.Combine(folder.Path, "model.onnx")), Options);

    static OnnxGraph Doubling(OnnxType type = OnnxType.Float) => new OnnxGraph("doubling").Input("x", type, "batch", 2).Node("Add", ["x", "x"], ["y"]).Output("y", type, "batch", 2).Note("classes", "a,b");

    static Dictionary<string, OnnxTensor> Given(OnnxTensor tensor) => new() { ["x"] = tensor };

    [Fact]
    public void A_model_says_what_it_takes_and_gives()
    {
        using var session = Open(Doubling());
        Assert.Equal("'x' float32 [batch, 2]", Assert.Single(session.Inputs).ToString());
        Assert.Equal("'y' float32 [batch, 2]", Assert.Single(session.Outputs).ToString());
        Assert.Equal("a,b", session.Metadata["classes"]);
        Assert.Matches(@"^1\.\d+\.\d+", session.Version);
        Assert.Equal(OnnxProvider.Cpu, session.Provider);
    }

    [Fact]
    public void A_model_is_run_on_what_it_is_given()
    {
        using var session = Open(Doubling());
        var y = session.Run(Given(OnnxTensor.Of<float>([2, 2], 1, 2, 3, 4)))["y"];
        Assert.Equal([2, 2], y.Shape);
        Assert.Equal([2, 4, 6, 8], y.Values<float>());
    }

    [Fact]
    public void Half_integers_and_doubles_go_in_and_out()
    {
        using (var half = Open(Doubling(OnnxType.Float16)))
            Assert.Equal([(Half)3, (Half)5], half.Run(Given(OnnxTensor.Of<Half>([1, 2], (Half)1.5, (Half)2.5)))["y"].Values<Half>());
        using (var longs = Open(Doubling(OnnxType.Int64)))
            Assert.Equal([2L << 40, -2], longs.Run(Given(OnnxTensor.Of<long>([1, 2], 1L << 40, -1)))["y"].Values<long>());
        using var doubles = Open(Doubling(OnnxType.Double));
        Assert.Equal([0.2, 0.4], doubles.Run(Given(OnnxTensor.Of<double>([1, 2], 0.1, 0.2)))["y"].Values<double>());
    }

    [Fact]
    public void Bools_go_in_and_out()
    {
        using var session = Open(new OnnxGraph("not").Input("x", OnnxType.Bool, 3).Node("Not", ["x"], ["y"]).Output("y", OnnxType.Bool, 3));
        Assert.Equal([false, true, false], session.Run(Given(OnnxTensor.Of<bool>([3], true, false, true)))["y"].Values<bool>());
    }

    [Fact]
    public void One_session_runs_in_many_threads()
    {
        using var session = Open(Doubling());
        Parallel.For(0, 200, i => Assert.Equal([2f * i, 2f], session.Run(Given(OnnxTensor.Of<float>([1, 2], i, 1)))["y"].Values<float>()));
    }

    [Theory]
    [InlineData("y", 1, "has no input 'y'")]
    [InlineData("x", 3, "side 1 is 3; expected float32 [batch, 2]")]
    public void Wrong_inputs_are_named(string name, int side, string expected)
    {
        using var session = Open(Doubling());
        Dictionary<string, OnnxTensor> given = new() { [name] = OnnxTensor.Of([1, side], new float[side]) };
        if (name != "x")
            given["x"] = OnnxTensor.Of<float>([1, 2], 1, 2);
        var error = Assert.Throws<DataException>(() => session.Run(given));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(session.Path, error.File);
    }

    [Fact]
    public void A_cancelled_run_ends_in_the_middle()
    {
        // A loop of 2^40 rounds: it ends because it is told to.
        using var session = Open(Endless());
        using CancellationTokenSource source = new();
        source.CancelAfter(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => session.Run(Given(OnnxTensor.Of<float>([1], 1)), cancel: source.Token));
    }

    /// <summary>A Loop whose body adds x to itself.</summary>
    static OnnxGraph Endless()
    {
        var body = new ProtobufWriter()
            .Write(1, new ProtobufWriter().Write(1, "c").Write(2, "c2").Write(4, "Identity"))
            .Write(1, new ProtobufWriter().Write(1, "v").Write(1, "v").Write(2, "v2").Write(4, "Mul"))
            .Write(2, "body");
        foreach (var (field, port, type) in new[] { (11, "i", 7), (11, "c", 9), (11, "v", 1), (12, "c2", 9), (12, "v2", 1) })
            body.Write(field, new ProtobufWriter().Write(1, port).Write(2, new ProtobufWriter().Write(1, new ProtobufWriter().Write(1, type).Write(2, type == 1 ? new ProtobufWriter().Write(1, new ProtobufWriter().Write(1, 1)) : new ProtobufWriter()))));
        return new OnnxGraph("endless").Input("x", OnnxType.Float, 1).Weights("many", [], 1L << 40).Weights("go", [], true)
            .Node("Loop", ["many", "go", "x"], ["y"], ("body", new OnnxGraphAttribute(body))).Output("y", OnnxType.Float, 1);
    }
}
