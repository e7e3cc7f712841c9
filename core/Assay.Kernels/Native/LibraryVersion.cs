using System.Runtime.InteropServices;

namespace Assay.Kernels.Native;

/// <summary>Asks a loaded library for its version, through its C API.</summary>
static unsafe class LibraryVersion
{
    /// <summary><c>const char *GDALVersionInfo(const char *request)</c>, gdal.h.</summary>
    public static string? OfGdal(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "GDALVersionInfo", out var function))
            return null;
        fixed (byte* request = "RELEASE_NAME\0"u8)
            return Marshal.PtrToStringUTF8(((delegate* unmanaged<byte*, nint>)function)(request));
    }

    /// <summary><c>OrtGetApiBase()->GetVersionString()</c>: the second of two function pointers, onnxruntime_c_api.h.</summary>
    public static string? OfOnnxRuntime(nint library) => NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var function)
        ? Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)((nint*)((delegate* unmanaged<nint>)function)())[1])())
        : null;

    /// <summary><c>const char *ZSTD_versionString(void)</c>, zstd.h.</summary>
    public static string? OfZstandard(nint library) => NativeLibrary.TryGetExport(library, "ZSTD_versionString", out var function)
        ? Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)function)())
        : null;
}
