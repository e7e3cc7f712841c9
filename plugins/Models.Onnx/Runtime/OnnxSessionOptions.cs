namespace Assay.Models.Onnx.Runtime;

/// <summary>How a model is run.</summary>
public sealed record OnnxSessionOptions
{
    /// <summary>What computes; <see cref="OnnxProvider.Auto"/> tries what is fastest here and ends with the processor.</summary>
    public OnnxProvider Provider { get; init; }

    /// <summary>Threads within one run, 1 or more. The host runs several images at once, so 1 uses the cores best.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The library's file; null looks where <c>assay doctor</c> looks.</summary>
    public string? Library { get; init; }
}
