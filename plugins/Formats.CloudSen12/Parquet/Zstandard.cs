using System.Runtime.InteropServices;
using Assay.Kernels.Native;

namespace Assay.Formats.CloudSen12.Parquet;

/// <summary>Zstandard through libzstd's simple API (zstd.h): .NET has no decoder of its own.</summary>
static unsafe class Zstandard
{
    static readonly Lazy<(nint Decompress, nint IsError, nint ErrorName)> Functions = new(Load);

    /// <exception cref="InvalidDataException">Damaged, or of another size.</exception>
    /// <exception cref="DllNotFoundException">libzstd is not there.</exception>
    public static void Decompress(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var (decompress, isError, errorName) = Functions.Value;
        nuint written;
        // An empty span may be null, which libzstd takes for no buffer at all.
        byte none = 0;
        fixed (byte* source = from, target = to)
            written = ((delegate* unmanaged<byte*, nuint, byte*, nuint, nuint>)decompress)(to.IsEmpty ? &none : target, (nuint)to.Length, source, (nuint)from.Length);
        if (((delegate* unmanaged<nuint, uint>)isError)(written) != 0)
            throw new InvalidDataException($"Zstandard data is damaged: {Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<nuint, byte*>)errorName)(written))}");
        if (written != (nuint)to.Length)
            throw new InvalidDataException($"Zstandard data of {written} bytes, expected {to.Length}");
    }

    static (nint, nint, nint) Load()
    {
        var library = NativeLibraries.Load(KnownLibrary.Zstandard, folder: Path.GetDirectoryName(typeof(Zstandard).Assembly.Location)).Handle;
        return (NativeLibrary.GetExport(library, "ZSTD_decompress"), NativeLibrary.GetExport(library, "ZSTD_isError"), NativeLibrary.GetExport(library, "ZSTD_getErrorName"));
    }
}
