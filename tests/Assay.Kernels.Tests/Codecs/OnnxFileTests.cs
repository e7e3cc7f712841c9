using System.Text;
using Assay.Kernels.Codecs;

namespace Assay.Kernels.Tests.Codecs;

public sealed class OnnxFileTests
{
    static OnnxGraph Graph() => new OnnxGraph("net").Input("image", OnnxType.Float, "batch", 3, "h", 8).Weights("k", [2, 3, 1, 1], new float[6]).External("bias", OnnxType.Float, [2], "net.bin")
        .Node("Conv", ["image", "k", "bias"], ["x"]).Node("Relu", ["x"], ["r"]).Node("com.example", "Foo", ["r"], ["y"]).Node("Relu", ["y"], ["z"])
        .Output("z", OnnxType.Float16, 1, 2, "h", 8).Note("classes", "a,b");

    [Fact]
    public void A_file_says_what_the_model_takes_and_gives()
    {
        var model = OnnxFile.Read(Graph().ToArray());
        Assert.Equal("'image' float32 [batch, 3, h, 8]", Assert.Single(model.Inputs).ToString());
        Assert.Equal("'z' float16 [1, 2, h, 8]", Assert.Single(model.Outputs).ToString());
        Assert.Equal(("net", 8L, 13L, "assay-tests", "a,b"), (model.Name, model.IrVersion, model.Opsets[""], model.Producer, model.Metadata["classes"]));
        Assert.Equal("com.example.Foo 1, Conv 1, Relu 2", string.Join(", ", model.Operators.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.OrdinalIgnoreCase)));
        Assert.Equal((8L, "net.bin"), (model.Parameters, Assert.Single(model.ExternalFiles)));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:", "Git LFS")]
    [InlineData("\u0007\u0007\u0007", "no field")]
    public void Other_files_are_refused_by_what_they_are(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => OnnxFile.Read(Encoding.Latin1.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_cut_off_anywhere_is_refused_or_lacks_only_what_follows_the_graph()
    {
        var whole = Graph().ToArray();
        for (var length = 0; length < whole.Length; length++)
            try
            {
                Assert.Equal("net", OnnxFile.Read(whole.AsSpan(0, length)).Name); // The graph is complete; notes after it may be missing.
            }
            catch (InvalidDataException)
            {
            }
    }

    [Fact]
    public void Broken_bytes_end_in_an_error_or_a_model_and_never_in_a_crash()
    {
        Random random = new(7);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Graph().ToArray();
            for (var n = random.Next(1, 5); n > 0; n--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                OnnxFile.Read(bytes);
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("text")]
    [InlineData("truncated")]
    public void Broken_conformance_files_are_refused(string name) => Assert.Throws<InvalidDataException>(() => OnnxFile.Read(Conformance.Path($"onnx/bad_{name}.onnx")));

    [Fact]
    public void Conformance_models_are_read()
    {
        var model = OnnxFile.Read(Conformance.Path("onnx/seg_softmax.onnx"));
        Assert.Equal("'image' float32 [batch, 4, height, width]", Assert.Single(model.Inputs).ToString());
        Assert.Equal("clear,thick,thin", model.Metadata["classes"]);
    }
}
