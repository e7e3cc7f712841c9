using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;

namespace Assay.Tests.Onnx;

/// <summary>Models whose outputs were computed in numpy, and models that must be refused.</summary>
public sealed class OnnxConformanceTests
{
    public OnnxConformanceTests() => OnnxRuntimeLibrary.Require();

    [Theory]
    [InlineData("det_topk")]
    [InlineData("hardness_reg")]
    [InlineData("seg_fp16")]
    [InlineData("seg_logits")]
    [InlineData("seg_sigmoid")]
    [InlineData("seg_softmax")]
    [InlineData("seg_uint8_argmax")]
    [InlineData("toy_sam_decoder")]
    public void Outputs_agree_with_numpy(string name)
    {
        using var session = OnnxSession.Open(Conformance.Path($"onnx/{name}.onnx"), new());
        var cases = Conformance.Path($"onnx/cases/{name}");
        var given = session.Inputs.ToDictionary(port => port.Name, port => Tensor(Path.Combine(cases, $"in_{port.Name}.npy")));
        var outputs = session.Run(given, cancel: TestContext.Current.CancellationToken);
        var expected = Directory.GetFiles(cases, "out_*.npy");
        Assert.NotEmpty(expected);
        foreach (var file in expected)
            Same(Tensor(file), outputs[Path.GetFileNameWithoutExtension(file)[4..]]);
    }

    [Theory]
    [InlineData("empty", "broken-model", "the file is empty")]
    [InlineData("text", "broken-model", "the file is text")]
    [InlineData("truncated", "broken-model", "truncated")]
    [InlineData("ir99", "model-too-new", "IR version 99")]
    [InlineData("opset99", "model-too-new", "operator set 99")]
    [InlineData("unknown_op", "model-operator", "'com.example.Foo'")]
    [InlineData("missing_external", "model-external", "'missing.bin'")]
    public void Bad_models_are_refused_by_name_and_cause(string name, string code, string cause)
    {
        var path = Conformance.Path($"onnx/bad_{name}.onnx");
        var error = Assert.Throws<DataException>(() => OnnxSession.Open(path, new()));
        Assert.Equal((code, path), (error.Code, error.File));
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    static OnnxTensor Tensor(string path)
    {
        using var file = NpyFile.Open(path);
        long[] shape = [.. file.Shape];
        return Type.GetTypeCode(file.ElementType) switch
        {
            TypeCode.Single => OnnxTensor.Of(shape, All<float>(file)),
            TypeCode.Int64 => OnnxTensor.Of(shape, All<long>(file)),
            TypeCode.Byte => OnnxTensor.Of(shape, All<byte>(file)),
            _ => OnnxTensor.Of(shape, All<Half>(file)),
        };
    }

    static T[] All<T>(NpyFile file) where T : unmanaged => file.Slice<T>(0, (int)file.Header.Count).Span.ToArray();

    static void Same(OnnxTensor expected, OnnxTensor actual)
    {
        Assert.Equal((expected.Type, expected.ShapeText), (actual.Type, actual.ShapeText));
        if (expected.Type is not (OnnxType.Float or OnnxType.Float16))
            Assert.Equal(expected.ToLongs(), actual.ToLongs());
        else
            foreach (var (e, a) in expected.ToFloats().Zip(actual.ToFloats()))
                Assert.True(Math.Abs(e - a) <= (expected.Type == OnnxType.Float16 ? 1e-3 : 1e-5) * Math.Max(1, Math.Abs(e)), $"expected {e}, got {a}");
    }
}
