using System.IO.MemoryMappedFiles;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>A JSON file mapped into memory: nothing is copied, and any part can be read again. Thread-safe until disposed.</summary>
sealed unsafe class JsonFile : IDisposable
{
    readonly MemoryMappedFile map;
    readonly MemoryMappedViewAccessor view;
    readonly byte* start;
    readonly int length;

    JsonFile(string path, MemoryMappedFile map, int length)
    {
        (Path, this.map, this.length) = (path, map, length);
        view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    public string Path { get; }

    public ReadOnlySpan<byte> Bytes => new(start, length);

    /// <exception cref="DataException">It cannot be read, is empty, or is too large for one span.</exception>
    public static JsonFile Open(string path)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size == 0)
                throw new DataException("empty-file", "the file is empty, expected COCO JSON", path);
            if (size > int.MaxValue)
                throw new DataException("file-too-large", $"the file has {size} bytes, at most {int.MaxValue} are read; split it into shards and name them by a glob", path);
            return new JsonFile(path, MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), (int)size);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", path, inner: broken);
        }
    }

    /// <summary>Runs a reader over it; what the JSON library complains about becomes an error with line and byte.</summary>
    public T Read<T>(JsonFunction<T> read)
    {
        var bytes = Bytes;
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(bytes[mark..]);
        try
        {
            return read(ref reader, mark);
        }
        catch (JsonException broken)
        {
            var hint = "is the file cut off? (NaN and Infinity are not JSON; write null or leave the object out)";
            throw new DataException("broken-json", $"not JSON: {broken.Message.Split(" LineNumber")[0]} {hint}", Path,
                $"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}", broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new DataException("broken-json", "a text is not valid UTF-8 or has a broken escape; save the file as UTF-8", Path, Place(mark + reader.TokenStartIndex), broken);
        }
    }

    /// <summary>Where a byte is, for people.</summary>
    public string Place(long offset)
    {
        var before = Bytes[..(int)Math.Min(offset, length)];
        return $"line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}";
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }
}

/// <summary>Reads from a file's start; offset is what to add to the reader's positions.</summary>
delegate T JsonFunction<out T>(ref Utf8JsonReader reader, int offset);
