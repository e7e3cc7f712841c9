namespace Assay.Kernels.Codecs;

/// <summary>What an ONNX file says of its model, weights left out.</summary>
public sealed record OnnxModel
{
    /// <summary>The version of the file format.</summary>
    public long IrVersion { get; init; }

    /// <summary>What wrote it: <c>pytorch</c>.</summary>
    public string Producer { get; init; } = "";

    /// <summary>Its version.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>The graph's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Versions of operator sets by domain; the empty domain is ONNX's own.</summary>
    public IReadOnlyDictionary<string, long> Opsets { get; init; } = new Dictionary<string, long>();

    /// <summary>Keys and values that the author added.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the model takes, without weights.</summary>
    public IReadOnlyList<OnnxPort> Inputs { get; init; } = [];

    /// <summary>What it gives.</summary>
    public IReadOnlyList<OnnxPort> Outputs { get; init; } = [];

    /// <summary>How often each operator stands in the graph, by <c>Conv</c> or <c>domain.Name</c>; those of subgraphs included.</summary>
    public IReadOnlyDictionary<string, int> Operators { get; init; } = new Dictionary<string, int>();

    /// <summary>The number of weights.</summary>
    public long Parameters { get; init; }

    /// <summary>Files that hold weights, relative to the model's folder.</summary>
    public IReadOnlyList<string> ExternalFiles { get; init; } = [];
}
