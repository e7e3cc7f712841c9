using System.Runtime.InteropServices;

namespace Assay.Models.Onnx.Runtime;

/// <summary>
/// ONNX Runtime's C API: a table of function pointers that only ever grows, addressed by position (onnxruntime_c_api.h, struct OrtApi, 0-based). Version 12 has every
/// position that is used here, so every library from 1.12 on will do.
/// </summary>
sealed unsafe class OrtApi
{
    /// <summary>The lowest version of the table that has all positions used.</summary>
    public const int Lowest = 12;

    readonly void** table;

    OrtApi(void** table, string version)
    {
        this.table = table;
        Version = version;
    }

    /// <summary>Of the library: <c>1.30.0</c>.</summary>
    public string Version { get; }

    /// <param name="library">The loaded library.</param>
    /// <returns>Null when it is no ONNX Runtime, or older than 1.12.</returns>
    public static OrtApi? Of(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var entry))
            return null;
        var start = ((delegate* unmanaged<void**>)entry)();
        var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)start[1])()) ?? "";
        // An old library would print a complaint about the version to standard error, so it is not asked.
        if (!System.Version.TryParse(version.Split('-')[0], out var parsed) || parsed < new Version(1, Lowest))
            return null;
        var table = ((delegate* unmanaged<uint, void**>)start[0])(Lowest);
        return table is null ? null : new OrtApi(table, version);
    }

    /// <summary>The function at a position.</summary>
    public void* this[int slot] => table[slot];

    /// <summary>Turns a status into an exception and releases it; zero is success.</summary>
    /// <exception cref="OrtException">The call failed.</exception>
    public void Check(nint status)
    {
        if (status == 0)
            return;
        var code = ((delegate* unmanaged<nint, int>)table[Slot.GetErrorCode])(status);
        var text = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)table[Slot.GetErrorMessage])(status)) ?? "";
        Release(Slot.ReleaseStatus, status);
        throw new OrtException(code, text);
    }

    /// <summary>Gives an object back with the function at a position; zero is nothing to give back.</summary>
    public void Release(int slot, nint handle)
    {
        if (handle != 0)
            ((delegate* unmanaged<nint, void>)table[slot])(handle);
    }
}
