namespace Assay.Models.Onnx.Runtime;

/// <summary>What computes a model (ONNX Runtime's execution providers).</summary>
public enum OnnxProvider
{
    /// <summary>The processor.</summary>
    Cpu,
    /// <summary>DirectML: any graphics card, on Windows.</summary>
    Dml,
    /// <summary>NVIDIA's graphics cards; the library must be built for it.</summary>
    Cuda,
    /// <summary>CUDA where the library has it, else DirectML on Windows, else the processor.</summary>
    Auto,
}
