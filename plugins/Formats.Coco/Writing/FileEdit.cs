using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>What changes in a file, by where it stands; everything between is copied.</summary>
sealed class FileEdit(JsonFile file)
{
    readonly SortedDictionary<int, (int Length, byte[]? Text)> replaced = [];
    readonly Dictionary<int, List<byte[]>> added = [];

    public void Replace(CocoEntry entry, byte[] text) => replaced[entry.Offset] = (entry.Length, text);

    public void Remove(CocoEntry entry) => replaced[entry.Offset] = (entry.Length, null);

    /// <param name="entry">One that is not removed.</param>
    public void AddAfter(CocoEntry entry, byte[] text)
    {
        replaced.TryAdd(entry.Offset, (entry.Length, file.Bytes.Slice(entry.Offset, entry.Length).ToArray()));
        (added.TryGetValue(entry.Offset, out var list) ? list : added[entry.Offset] = []).Add(text);
    }

    public void Write(Stream to)
    {
        var bytes = file.Bytes;
        var done = 0;
        foreach (var (offset, (length, text)) in replaced)
        {
            var (start, end) = text is null ? Cut(bytes, offset, offset + length, done) : (offset, offset + length);
            to.Write(bytes[done..start]);
            done = end;
            if (text is null)
                continue;
            to.Write(text);
            foreach (var more in added.GetValueOrDefault(offset, []))
            {
                to.WriteByte((byte)',');
                to.Write(more);
            }
        }
        to.Write(bytes[done..]);
    }

    /// <summary>An entry of a list with the comma before it, or behind it when nothing that stays is before it.</summary>
    static (int Start, int End) Cut(ReadOnlySpan<byte> bytes, int start, int end, int done)
    {
        var before = bytes[done..start].TrimEnd(" \t\r\n"u8);
        if (before.Length > 0 && before[^1] == ',')
            return (done + before.Length - 1, end);
        var behind = end + bytes[end..].IndexOfAnyExcept(" \t\r\n"u8);
        return (start, bytes[behind] == ',' ? behind + 1 : end);
    }
}
