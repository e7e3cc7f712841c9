namespace Assay.Testing;

/// <summary>A subgraph as an attribute: the body of a loop.</summary>
public sealed record OnnxGraphAttribute(ProtobufWriter Body);
