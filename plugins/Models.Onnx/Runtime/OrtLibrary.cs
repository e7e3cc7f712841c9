using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Assay.Kernels.Native;

namespace Assay.Models.Onnx.Runtime;

/// <summary>The loaded library and its one environment; made on first use and kept until the process ends.</summary>
sealed unsafe class OrtLibrary
{
    const int Fatal = 4;

    static readonly Lock Opening = new();
    static readonly Dictionary<string, OrtLibrary> Opened = new(StringComparer.Ordinal);

    OrtLibrary(OrtApi api, FoundLibrary found)
    {
        (Api, Found) = (api, found);
        nint environment, memory, allocator;
        fixed (byte* name = "assay\0"u8)
            api.Check(((delegate* unmanaged<delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, void>, nint, int, byte*, nint*, nint>)api[Slot.CreateEnvWithCustomLogger])(&Drop, 0, Fatal, name, &environment));
        api.Check(((delegate* unmanaged<nint, nint>)api[Slot.DisableTelemetryEvents])(environment));
        api.Check(((delegate* unmanaged<int, int, nint*, nint>)api[Slot.CreateCpuMemoryInfo])(1, 0, &memory));
        api.Check(((delegate* unmanaged<nint*, nint>)api[Slot.GetAllocatorWithDefaultOptions])(&allocator));
        (Environment, Memory, Allocator) = (environment, memory, allocator);
    }

    public OrtApi Api { get; }

    /// <summary>The library's file and handle.</summary>
    public FoundLibrary Found { get; }

    public nint Environment { get; }

    /// <summary>Describes memory of our own that tensors stand in.</summary>
    public nint Memory { get; }

    public nint Allocator { get; }

    /// <summary>Finds, loads and starts the library.</summary>
    /// <exception cref="AssayException">It cannot be found, or is too old.</exception>
    public static OrtLibrary Open(string? named)
    {
        lock (Opening)
        {
            var key = named ?? "";
            if (Opened.TryGetValue(key, out var known))
                return known;
            var search = NativeLibraries.Find(KnownLibrary.OnnxRuntime, named, Path.GetDirectoryName(typeof(OrtLibrary).Assembly.Location));
            var found = search.Found ?? throw new AssayException("missing-library", search.Failure);
            var api = OrtApi.Of(found.Handle) ?? throw new AssayException("old-library",
                $"{found.Path} is ONNX Runtime {found.Version ?? "of unknown version"}, expected 1.{OrtApi.Lowest} or newer; {KnownLibrary.OnnxRuntime.Advice}");
            return Opened[key] = new OrtLibrary(api, found);
        }
    }

    /// <summary>Text that the library allocated; it is freed.</summary>
    public string Take(nint text)
    {
        var value = Marshal.PtrToStringUTF8(text) ?? "";
        Free(text);
        return value;
    }

    public void Free(nint memory) => Api.Check(((delegate* unmanaged<nint, nint, nint>)Api[Slot.AllocatorFree])(Allocator, memory));

    /// <summary>Takes the library's log: what matters comes back as a status, and its lines would tear the terminal.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Drop(nint parameter, int severity, nint category, nint id, nint location, nint message)
    {
    }
}
