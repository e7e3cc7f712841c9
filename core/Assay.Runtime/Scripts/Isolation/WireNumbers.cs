using System.Runtime.InteropServices;

namespace Assay.Runtime.Scripts.Isolation;

/// <summary>Arrays of numbers as they lie in memory.</summary>
static class WireNumbers
{
    const int Chunk = 1 << 20; // Elements; bytes of more than 2 GB have no span.

    public static void Write<T>(BinaryWriter to, ReadOnlySpan<T> values) where T : unmanaged
    {
        to.Write(values.Length);
        for (; values.Length > 0; values = values[Math.Min(Chunk, values.Length)..])
            to.Write(MemoryMarshal.AsBytes(values[..Math.Min(Chunk, values.Length)]));
    }

    /// <exception cref="EndOfStreamException">The other side is gone.</exception>
    public static T[] Read<T>(BinaryReader from) where T : unmanaged
    {
        var values = new T[from.ReadInt32()];
        for (var rest = values.AsSpan(); rest.Length > 0; rest = rest[Math.Min(Chunk, rest.Length)..])
            from.BaseStream.ReadExactly(MemoryMarshal.AsBytes(rest[..Math.Min(Chunk, rest.Length)]));
        return values;
    }
}
