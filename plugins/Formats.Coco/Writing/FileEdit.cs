using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>What changes in a file, by where it stands; everything between is copied.</summary>
sealed class FileEdit(JsonFile file)
{
    const int Step = 1 << 22;

    readonly SortedDictionary<long, (int Length, byte[]? Text)> replaced = [];
    readonly Dictionary<long, List<byte[]>> added = [];

    public void Replace(CocoEntry entry, byte[] text) => replaced[entry.Offset] = (entry.Length, text);

    public void Remove(CocoEntry entry) => replaced[entry.Offset] = (entry.Length, null);

    /// <param name="entry">One that is not removed.</param>
    public void AddAfter(CocoEntry entry, byte[] text)
    {
        replaced.TryAdd(entry.Offset, (entry.Length, file.Slice(entry.Offset, entry.Length).ToArray()));
        (added.TryGetValue(entry.Offset, out var list) ? list : added[entry.Offset] = []).Add(text);
    }

    public void Write(Stream to)
    {
        var done = 0L;
        foreach (var (offset, (length, text)) in replaced)
        {
            var (start, end) = text is null ? Cut(offset, offset + length, done) : (offset, offset + length);
            Copy(to, done, start);
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
        Copy(to, done, file.Length);
    }

    void Copy(Stream to, long from, long end)
    {
        for (; from < end; from += Step)
            to.Write(file.Touch(from, (int)Math.Min(Step, end - from)));
    }

    /// <summary>An entry of a list with the comma before it, or behind it when nothing that stays is before it.</summary>
    (long Start, long End) Cut(long start, long end, long done)
    {
        var before = start;
        while (before > done && IsSpace(before - 1))
            before--;
        if (before > done && file.Slice(before - 1, 1)[0] == ',')
            return (before - 1, end);
        var behind = end;
        while (behind < file.Length && IsSpace(behind))
            behind++;
        return (start, behind < file.Length && file.Slice(behind, 1)[0] == ',' ? behind + 1 : end);
    }

    bool IsSpace(long at) => file.Slice(at, 1)[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
