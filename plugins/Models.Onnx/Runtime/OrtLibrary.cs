using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Assay.Models.Onnx.Runtime;

/// <summary>The loaded library and its one environment; made on first use and kept until the process ends.</summary>
sealed unsafe class OrtLibrary
{
    const int Fatal = 4;

    static readonly Lock Opening = new();
    static readonly Dictionary<string, OrtLibrary> Opened = new(StringComparer.Ordinal);

    OrtLibrary(OrtApi api, nint handle, string path)
    {
        (Api, Handle, Path) = (api, handle, path);
        nint environment, memory, allocator;
        fixed (byte* name = "assay\0"u8)
            api.Check(((delegate* unmanaged<delegate* unmanaged[Cdecl]<nint, int, nint, nint, nint, nint, void>, nint, int, byte*, nint*, nint>)api[Slot.CreateEnvWithCustomLogger])(&Drop, 0, Fatal, name, &environment));
        api.Check(((delegate* unmanaged<nint, nint>)api[Slot.DisableTelemetryEvents])(environment));
        api.Check(((delegate* unmanaged<int, int, nint*, nint>)api[Slot.CreateCpuMemoryInfo])(1, 0, &memory));
        api.Check(((delegate* unmanaged<nint*, nint>)api[Slot.GetAllocatorWithDefaultOptions])(&allocator));
        (Environment, Memory, Allocator) = (environment, memory, allocator);
    }

    public OrtApi Api { get; }
    public nint Handle { get; }

    /// <summary>The file, or the name the system's loader knew it by.</summary>
    public string Path { get; }

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
            var (handle, path) = LibrarySearch.Load(named);
            var api = OrtApi.Of(handle) ?? throw new AssayException("onnxruntime-too-old",
                $"{path} is no ONNX Runtime from 1.{OrtApi.Lowest} on; install a newer one: npm install --ignore-scripts onnxruntime-node");
            return Opened[key] = new OrtLibrary(api, handle, path);
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
