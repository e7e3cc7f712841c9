using System.Buffers;

namespace Assay.Kernels.Codecs;

/// <summary>A whole file in a pooled array.</summary>
sealed class PooledFile : IDisposable
{
    readonly byte[] buffer;
    readonly int length;

    PooledFile(byte[] buffer, int length) => (this.buffer, this.length) = (buffer, length);

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <exception cref="InvalidDataException">It is too large for an array.</exception>
    public static PooledFile Read(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(file);
        if (size > Array.MaxLength)
            throw new InvalidDataException($"the file has {size} bytes, more than the {Array.MaxLength} read at once");
        var buffer = ArrayPool<byte>.Shared.Rent((int)size);
        var length = 0;
        while (length < size && RandomAccess.Read(file, buffer.AsSpan(length, (int)size - length), length) is > 0 and var read)
            length += read;
        return new PooledFile(buffer, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);
}
