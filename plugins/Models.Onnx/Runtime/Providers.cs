using System.Runtime.InteropServices;

namespace Assay.Models.Onnx.Runtime;

/// <summary>ONNX Runtime's execution providers.</summary>
static unsafe class Providers
{
    const string CudaExport = "OrtSessionOptionsAppendExecutionProvider_CUDA";

    /// <summary>As pipelines write it.</summary>
    public static string Name(OnnxProvider provider) => provider.ToString().ToLowerInvariant();

    /// <summary>Which ones to try, the processor last.</summary>
    public static IEnumerable<OnnxProvider> Order(OnnxProvider wanted, OrtLibrary library) => wanted switch
    {
        OnnxProvider.Cpu => [OnnxProvider.Cpu],
        OnnxProvider.Auto when OperatingSystem.IsWindows() => [OnnxProvider.Cuda, OnnxProvider.Dml, OnnxProvider.Cpu],
        OnnxProvider.Auto => NativeLibrary.TryGetExport(library.Found.Handle, CudaExport, out _) ? [OnnxProvider.Cuda, OnnxProvider.Cpu] : [OnnxProvider.Cpu],
        _ => [wanted, OnnxProvider.Cpu],
    };

    /// <exception cref="OrtException">The library was not built with it, or its driver is missing.</exception>
    public static void Append(OrtLibrary library, nint options, OnnxProvider provider)
    {
        if (provider == OnnxProvider.Dml)
            AppendDml(library.Api, options);
        else if (provider == OnnxProvider.Cuda)
            AppendCuda(library, options);
    }

    /// <summary>By name; DirectML cannot work with memory patterns (onnxruntime.ai, DirectML execution provider).</summary>
    static void AppendDml(OrtApi api, nint options)
    {
        api.Check(((delegate* unmanaged<nint, nint>)api[Slot.DisableMemPattern])(options));
        fixed (byte* name = "DML\0"u8)
            api.Check(((delegate* unmanaged<nint, byte*, nint, nint, nuint, nint>)api[Slot.SessionOptionsAppendExecutionProvider])(options, name, 0, 0, 0));
    }

    /// <summary>By its own export: the name is not in the general list.</summary>
    static void AppendCuda(OrtLibrary library, nint options)
    {
        if (!NativeLibrary.TryGetExport(library.Found.Handle, CudaExport, out var append))
            throw new OrtException(0, "this ONNX Runtime was built without CUDA");
        library.Api.Check(((delegate* unmanaged<nint, int, nint>)append)(options, 0));
    }
}
