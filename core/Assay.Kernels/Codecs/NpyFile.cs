using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Assay.Kernels.Codecs;

/// <summary>
/// An NPY file mapped into memory: nothing is read before it is used, and files larger than memory, 2 GB or 2^31 elements are no different from small ones. Safe to use
/// from several threads. Slices are valid until the file is disposed.
/// </summary>
public sealed unsafe class NpyFile : IDisposable
{
    readonly MemoryMappedFile? map;
    readonly MemoryMappedViewAccessor? view;
    readonly MappedResidence? residence;
    readonly byte[]? pinned; // In place of a mapping.
    byte* elements;

    NpyFile(NpyHeader header, byte[] pinned) => (Header, this.pinned) = (header, pinned);

    NpyFile(NpyHeader header, FileStream stream)
    {
        Header = header;
        map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        elements = start + view.PointerOffset + header.DataOffset;
        residence = new MappedResidence((nint)(start + view.PointerOffset), header.DataOffset + header.Count * header.ElementSize);
    }

    /// <summary>Shape and element type.</summary>
    public NpyHeader Header { get; }

    /// <summary>Sides, slowest first; empty for a scalar.</summary>
    public IReadOnlyList<long> Shape => Header.Shape;

    /// <summary>double, float, Half, bool or an integer type.</summary>
    public Type ElementType => Header.ElementType;

    /// <summary>Opens a file; its size must be exactly what the header asks for.</summary>
    /// <exception cref="InvalidDataException">It is not an NPY file, truncated, too long, or of a kind that is not read.</exception>
    public static NpyFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            return new NpyFile(ReadHeader(stream), stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>An array in memory; slices keep it there.</summary>
    /// <param name="pinned">A whole NPY file, in an array that does not move.</param>
    internal static NpyFile Of(byte[] pinned)
    {
        var header = NpyHeader.Decode(pinned);
        CheckLength(header, pinned.Length);
        return new NpyFile(header, pinned);
    }

    /// <summary>Reads and checks the header only.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Open"/>.</exception>
    public static NpyHeader ReadHeader(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return ReadHeader(stream);
    }

    static NpyHeader ReadHeader(FileStream stream)
    {
        var head = new byte[Math.Min(stream.Length, 12 + NpyHeader.LongestText)];
        var first = Math.Min(head.Length, 4096);
        stream.ReadExactly(head, 0, first);
        if (first < head.Length && NeedsMore(head, first))
            stream.ReadExactly(head, first, head.Length - first);
        var header = NpyHeader.Decode(head);
        CheckLength(header, stream.Length);
        return header;
    }

    static void CheckLength(NpyHeader header, long length)
    {
        var expected = header.DataOffset + (Int128)header.Count * header.ElementSize;
        if (length < expected)
            throw new InvalidDataException($"byte {length}: the file ends here, but {header.ShapeText} elements of {header.ElementSize} bytes end at {expected}; it is truncated, copy it again");
        if (length > expected)
            throw new InvalidDataException($"byte {expected}: {length - expected} bytes follow the {header.ShapeText} elements of {header.ElementSize} bytes, expected the end of the file");
    }

    /// <summary>Whether the header may reach beyond the bytes read at first.</summary>
    static bool NeedsMore(byte[] head, int read) => head[6] != 1 || 10 + (head[8] | head[9] << 8) > read;

    /// <summary>Elements in C order, without copying.</summary>
    /// <param name="first">The first element, counted over the whole array.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the file's type (bool elements may be read as bytes).</exception>
    public ReadOnlyMemory<T> Slice<T>(long first, int count) where T : unmanaged
    {
        if (typeof(T) != ElementType && !(typeof(T) == typeof(byte) && ElementType == typeof(bool)))
            throw new InvalidOperationException($"this file holds {ElementType.Name}, not {typeof(T).Name}");
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (first > Header.Count - count)
            throw new ArgumentOutOfRangeException(nameof(first), $"elements {first} to {first + count} are not all in an array of {Header.Count}");
        residence?.Note(Header.DataOffset + first * sizeof(T), count * (long)sizeof(T));
        return new NpySlice<T>(this, first, count).Memory;
    }

    internal Span<T> Span<T>(long first, int count) where T : unmanaged
    {
        if (pinned is not null) // Through the array, so that the span keeps it.
            return MemoryMarshal.Cast<byte, T>(pinned.AsSpan(Header.DataOffset)).Slice((int)first, count);
        ObjectDisposedException.ThrowIf(elements == null, this);
        return new Span<T>(elements + first * sizeof(T), count);
    }

    /// <summary>Reads all elements in C order into an array, for files small enough to be held.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Open"/>, or another type, or more elements than an array holds.</exception>
    public static (NpyHeader Header, T[] Elements) Read<T>(string path) where T : unmanaged
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var header = ReadHeader(stream);
        if (header.ElementType != typeof(T))
            throw new InvalidDataException($"it holds {header.ElementType.Name}, expected {typeof(T).Name}");
        if (header.Count > Array.MaxLength)
            throw new InvalidDataException($"its shape is {header.ShapeText}, more than the {Array.MaxLength} elements read at once");
        var elements = GC.AllocateUninitializedArray<T>((int)header.Count);
        stream.Position = header.DataOffset;
        foreach (var (start, count) in Parts(elements.Length))
            stream.ReadExactly(MemoryMarshal.AsBytes(elements.AsSpan(start, count)));
        return (header, elements);
    }

    /// <summary>Parts whose bytes fit a span of bytes, whatever the element.</summary>
    static IEnumerable<(int Start, int Count)> Parts(int length)
    {
        const int part = 1 << 24;
        for (var start = 0; start < length; start += Math.Min(part, length - start))
            yield return (start, Math.Min(part, length - start));
    }

    /// <summary>Writes an array, replacing a file that is there.</summary>
    /// <exception cref="ArgumentException">The shape does not have as many elements as are given.</exception>
    public static void Write<T>(string path, IReadOnlyList<long> shape, ReadOnlySpan<T> elements) where T : unmanaged
    {
        var header = NpyHeader.Encode<T>(shape);
        if (NpyHeader.Decode(header).Count != elements.Length)
            throw new ArgumentException($"a shape of ({string.Join(", ", shape)}) does not have {elements.Length} elements", nameof(shape));
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(header);
        foreach (var (start, count) in Parts(elements.Length))
            stream.Write(MemoryMarshal.AsBytes(elements.Slice(start, count)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (elements == null)
            return;
        elements = null;
        view?.SafeMemoryMappedViewHandle.ReleasePointer();
        view?.Dispose();
        map?.Dispose();
    }
}
