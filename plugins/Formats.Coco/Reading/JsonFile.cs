using System.IO.MemoryMappedFiles;
using System.Text.Json;

namespace Assay.Formats.Coco.Reading;

/// <summary>A JSON file of any length, mapped into memory: nothing is copied, and any part can be read again. Thread-safe until disposed.</summary>
sealed unsafe class JsonFile : IDisposable
{
    readonly MemoryMappedFile map;
    readonly MemoryMappedViewAccessor view;
    readonly MappedPages pages;
    readonly byte* start;

    JsonFile(string path, MemoryMappedFile map, long length)
    {
        (Path, this.map, Length) = (path, map, length);
        view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        pages = new MappedPages((nint)start, length);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>A part, or what there is of it.</summary>
    public ReadOnlySpan<byte> Slice(long offset, int length) => new(start + offset, (int)Math.Min(length, Length - offset));

    /// <summary>A part that will be read once, so that its pages may go afterwards.</summary>
    public ReadOnlySpan<byte> Touch(long offset, int length)
    {
        pages.Note(length);
        return Slice(offset, length);
    }

    /// <summary>Pages read so far leave the process; the system keeps them as long as it has room.</summary>
    public void GiveBack() => pages.GiveBack();

    /// <exception cref="DataException">It cannot be read, or is empty.</exception>
    public static JsonFile Open(string path)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size == 0)
                throw new DataException("empty-file", "the file is empty, expected COCO JSON", path);
            return new JsonFile(path, MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read), size);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {broken.Message}", path, inner: broken);
        }
    }

    /// <summary>Walks over it; text that is no JSON becomes an error with line and byte.</summary>
    public T Walk<T>(Func<JsonSections, T> walk)
    {
        try
        {
            return walk(new JsonSections(this));
        }
        catch (JsonFault fault)
        {
            throw new DataException("broken-json", $"not JSON: {fault.Message}; {(fault.IsCut ? "is the file cut off? Fetch or export it again" : "was the file edited by hand?")}", Path, Place(fault.At), fault);
        }
    }

    /// <summary>Runs the JSON library over a value; what it complains about becomes an error with line and byte.</summary>
    /// <param name="offset">Where the value stands in the file.</param>
    public T Read<T>(ReadOnlySpan<byte> value, long offset, JsonFunction<T> read)
    {
        var reader = new Utf8JsonReader(value);
        try
        {
            return read(ref reader);
        }
        catch (JsonException broken)
        {
            throw new DataException("broken-json", $"not JSON: {broken.Message.Split(" LineNumber")[0]} (NaN and Infinity are not JSON; write null or leave the object out)", Path,
                Place(offset + Find(value, broken)), broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new DataException("broken-json", "a text is not valid UTF-8 or has a broken escape; save the file as UTF-8", Path, Place(offset + reader.TokenStartIndex), broken);
        }
    }

    // The library counts lines from the value's start.
    static long Find(ReadOnlySpan<byte> value, JsonException broken)
    {
        var at = 0;
        for (var line = broken.LineNumber; line > 0 && value[at..].IndexOf((byte)'\n') is >= 0 and var next; line--)
            at += next + 1;
        return at + (broken.BytePositionInLine ?? 0);
    }

    /// <summary>Where a byte is, for people.</summary>
    public string Place(long offset)
    {
        const int step = 1 << 30;
        offset = Math.Min(offset, Length);
        var (lines, lineStart) = (0L, 0L);
        for (var from = 0L; from < offset; from += step)
        {
            var part = Slice(from, (int)Math.Min(step, offset - from));
            lines += part.Count((byte)'\n');
            if (part.LastIndexOf((byte)'\n') is >= 0 and var last)
                lineStart = from + last + 1;
        }
        return $"line {lines + 1}, byte {offset - lineStart + 1}";
    }

    public void Dispose()
    {
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        map.Dispose();
    }
}
