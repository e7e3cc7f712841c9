using Assay.Kernels.Codecs;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Compares given inputs with what a model takes, before ONNX Runtime does it in words of its own.</summary>
static class RunCheck
{
    /// <exception cref="DataException">An input is missing, unknown, or of another type, rank or side.</exception>
    public static void Inputs(OnnxSession session, IReadOnlyDictionary<string, OnnxTensor> inputs)
    {
        foreach (var port in session.Inputs)
            if (!inputs.TryGetValue(port.Name, out var tensor))
                throw Wrong(session, $"input {port} is not given, only {Describe(inputs)}");
            else if (Fault(port, tensor) is { } fault)
                throw Wrong(session, $"input '{port.Name}' is given as {OnnxPort.NameOf(tensor.Type)} {tensor.ShapeText}, {fault}; expected {OnnxPort.NameOf(port.Type)} {port.ShapeText}");
        foreach (var name in inputs.Keys)
            if (session.Inputs.All(port => port.Name != name))
                throw Wrong(session, $"it has no input '{name}', only {string.Join(", ", session.Inputs)}");
    }

    static string? Fault(OnnxPort port, OnnxTensor tensor) =>
        tensor.Type != port.Type ? "another element type"
        : port.Dimensions is not { } sides ? null
        : sides.Count != tensor.Shape.Count ? $"{tensor.Shape.Count} sides"
        : Enumerable.Range(0, sides.Count).Where(i => sides[i].IsFixed && sides[i].Length != tensor.Shape[i]).Select(i => $"side {i} is {tensor.Shape[i]}").FirstOrDefault();

    public static string Describe(IReadOnlyDictionary<string, OnnxTensor> inputs) =>
        string.Join(", ", inputs.Select(input => $"'{input.Key}' {OnnxPort.NameOf(input.Value.Type)} {input.Value.ShapeText}"));

    static DataException Wrong(OnnxSession session, string what) => new("model-input", what, session.Path);
}
