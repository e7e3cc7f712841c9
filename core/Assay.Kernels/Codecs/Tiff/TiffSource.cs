using Microsoft.Win32.SafeHandles;

namespace Assay.Kernels.Codecs;

/// <summary>The bytes of a TIFF file, in memory or on disk. On disk only what is asked for is read, and a file that shrinks meanwhile is an error (behind a mapping it would be a crash).</summary>
sealed class TiffSource : IDisposable
{
    readonly SafeFileHandle? file;
    readonly ReadOnlyMemory<byte> memory;

    public TiffSource(string path) => Length = RandomAccess.GetLength(file = File.OpenHandle(path, options: FileOptions.RandomAccess));

    public TiffSource(ReadOnlyMemory<byte> memory) => (this.memory, Length) = (memory, memory.Length);

    public long Length { get; }

    /// <exception cref="InvalidDataException">The file ends before; <paramref name="what"/> names what was wanted.</exception>
    public void Read(long at, Span<byte> to, string what)
    {
        Check(at, to.Length, what);
        if (file is null)
        {
            memory.Span.Slice((int)at, to.Length).CopyTo(to);
            return;
        }
        while (to.Length > 0)
        {
            var read = RandomAccess.Read(file, to, at);
            if (read == 0)
                throw new InvalidDataException($"byte {at}: the file ends here, inside {what}; it was {Length} bytes long when it was opened");
            at += read;
            to = to[read..];
        }
    }

    /// <exception cref="InvalidDataException">Not all of these bytes are in the file.</exception>
    public void Check(long at, long bytes, string what)
    {
        if (at < 0 || bytes < 0 || at > Length || bytes > Length - at)
            throw new InvalidDataException($"byte {Length}: the file ends here, but {what} ({bytes} bytes) should start at byte {(ulong)at}; it is truncated or damaged, copy it again");
    }

    public void Dispose() => file?.Dispose();
}
