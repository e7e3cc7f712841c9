using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Shapes that were read, kept to be read again in any order: in memory as long as they are few, then in a file that goes when this is disposed. Written by one thread, then read by many.</summary>
sealed class ShapeSpool(Func<string> folder, int mostInMemory = 1 << 25) : IDisposable
{
    readonly ShapeBytes bytes = new();
    byte[] memory = new byte[1 << 14];
    int pending;
    SafeFileHandle? file;
    long written;

    /// <summary>Where the next shape will stand.</summary>
    public long Length => written + pending;

    public void Add(CvatShape shape)
    {
        var text = bytes.Write(shape);
        if (memory.Length - pending < text.Length)
            MakeRoom(text.Length);
        text.CopyTo(memory.AsSpan(pending));
        pending += text.Length;
    }

    void MakeRoom(int length)
    {
        if (file is not null || pending + length > mostInMemory)
            Flush();
        if (memory.Length - pending < length)
            Array.Resize(ref memory, Math.Max(pending + length, (int)Math.Min(2L * memory.Length, Math.Max(mostInMemory, 1 << 14))));
    }

    void Flush()
    {
        file ??= File.OpenHandle(Path.Combine(folder(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.Write(file, memory.AsSpan(0, pending), written);
        (written, pending) = (written + pending, 0);
    }

    /// <summary>Nothing is added any more.</summary>
    public void Close()
    {
        if (file is null)
            return;
        Flush();
        memory = [];
    }

    /// <summary>The shape at a place; it ends where the next one begins, or a little before <paramref name="end"/>.</summary>
    public CvatShape Read(long start, long end)
    {
        if (file is null)
            return ShapeBytes.Read(memory.AsSpan((int)start, (int)(end - start)));
        var rented = ArrayPool<byte>.Shared.Rent((int)(end - start));
        try
        {
            var span = rented.AsSpan(0, (int)(end - start));
            for (var read = 0; read < span.Length;)
                read += RandomAccess.Read(file, span[read..], start + read) is > 0 and var more ? more : throw new IOException("the temporary file of the annotations ended early");
            return ShapeBytes.Read(span);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public void Dispose() => file?.Dispose();
}
