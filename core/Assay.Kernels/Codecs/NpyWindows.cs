using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Assay.Kernels.Codecs;

/// <summary>
/// Reads windows of an NPY file row by row, without mapping it: of an array larger than memory, memory holds the window alone. Thread-safe.
/// </summary>
public sealed class NpyWindows : IDisposable
{
    readonly SafeFileHandle handle;

    NpyWindows(NpyHeader header, SafeFileHandle handle) => (Header, this.handle) = (header, handle);

    /// <summary>Shape and element type.</summary>
    public NpyHeader Header { get; }

    /// <summary>Opens a file; its size must be exactly what the header asks for.</summary>
    /// <exception cref="InvalidDataException">As <see cref="NpyFile.Open"/>.</exception>
    public static NpyWindows Open(string path) => new(NpyFile.ReadHeader(path), File.OpenHandle(path));

    /// <summary>Reads one window of consecutive planes; the array's last two sides are a plane's height and width, the sides before them are counted together.</summary>
    /// <param name="entry">The first plane is entry x planes.</param>
    /// <param name="planes">How many.</param>
    /// <param name="x">The window's first column.</param>
    /// <param name="y">The window's first row.</param>
    /// <param name="width">Columns of the window.</param>
    /// <param name="height">Rows of the window.</param>
    /// <returns>planes x height x width elements.</returns>
    /// <exception cref="InvalidDataException">The array has fewer than two sides, or ends before the window.</exception>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the file's type (bool elements may be read as bytes).</exception>
    public T[] Read<T>(long entry, int planes, int x, int y, int width, int height) where T : unmanaged
    {
        if (typeof(T) != Header.ElementType && !(typeof(T) == typeof(byte) && Header.ElementType == typeof(bool)))
            throw new InvalidOperationException($"this file holds {Header.ElementType.Name}, not {typeof(T).Name}");
        if (Header.Shape.Count < 2 || x < 0 || y < 0 || x + width > Header.Shape[^1] || y + height > Header.Shape[^2] || entry < 0 || (entry + 1) * planes > Planes)
            throw new InvalidDataException($"its shape is {Header.ShapeText}, which has no window of {width}x{height} at ({x}, {y}) in {planes} planes from {entry * planes}");
        var elements = GC.AllocateUninitializedArray<T>(checked(planes * width * height));
        for (var plane = 0; plane < planes; plane++)
            Read(elements.AsSpan(plane * width * height, width * height), (entry * planes + plane) * Header.Shape[^2] + y, x, width);
        return elements;
    }

    long Planes => Header.Count / Math.Max(1, Header.Shape[^1] * Header.Shape[^2]);

    /// <summary>Whole rows are one piece.</summary>
    void Read<T>(Span<T> to, long row, int x, int width) where T : unmanaged
    {
        var step = width == Header.Shape[^1] ? to.Length : width;
        for (var at = 0; at < to.Length; at += step, row++)
            ReadExactly(MemoryMarshal.AsBytes(to.Slice(at, step)), Header.DataOffset + (row * Header.Shape[^1] + x) * Header.ElementSize);
    }

    void ReadExactly(Span<byte> to, long offset)
    {
        while (to.Length > 0)
        {
            var read = RandomAccess.Read(handle, to, offset);
            if (read == 0)
                throw new InvalidDataException($"byte {offset}: the file ends here; it is truncated, copy it again");
            to = to[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
