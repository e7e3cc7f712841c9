using System.Text.Json;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// Reads a verdict file as far as it is whole, and later what was appended since; another process may be writing it. A last line without its end, and an act of which not
/// all lines are there, wait for the next time.
/// </summary>
sealed class JournalReader(string path)
{
    int lines;

    /// <summary>Up to here everything was read.</summary>
    public long End { get; private set; }

    /// <summary>Bytes behind <see cref="End"/> when it was last read: a torn end, unless somebody is writing.</summary>
    public long Rest { get; private set; }

    /// <returns>The acts since the last time, each with all its lines.</returns>
    /// <exception cref="AssayException">A line is no event.</exception>
    public IReadOnlyList<IReadOnlyList<JournalEvent>> Read()
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            return Read(stream);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    public IReadOnlyList<IReadOnlyList<JournalEvent>> Read(FileStream stream)
    {
        if (stream.Length < End)
            throw new AssayException("broken-verdicts", $"{path} has become shorter while it was open, from {End} bytes to {stream.Length}; verdicts are only ever appended: restore the file and open the review again");
        var bytes = new byte[stream.Length - End];
        stream.Seek(End, SeekOrigin.Begin);
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Split(bytes.AsMemory(0, length));
    }

    List<IReadOnlyList<JournalEvent>> Split(ReadOnlyMemory<byte> bytes)
    {
        List<IReadOnlyList<JournalEvent>> acts = [];
        List<JournalEvent> open = [];
        var (at, line, whole) = (0, lines, 0);
        while (bytes.Span[at..].IndexOf((byte)'\n') is >= 0 and var length)
        {
            line++;
            if (length > 0)
                open.Add(Parse(bytes.Slice(at, length), line, open));
            at += length + 1;
            if (open.Count > 0 && open.Count < open[0].Of)
                continue;
            if (open.Count > 0)
                acts.Add(open);
            (open, whole, lines) = ([], at, line);
        }
        (End, Rest) = (End + whole, bytes.Length - whole);
        return acts;
    }

    JournalEvent Parse(ReadOnlyMemory<byte> line, int number, List<JournalEvent> open)
    {
        try
        {
            var read = EventJson.Read(line, number);
            return open.Count == 0 || open[0].Act == read.Act ? read : throw new FormatException($"it stands among the {open[0].Of} lines of {open[0].Act}");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new AssayException("broken-verdicts", $"{path}({number}): this line is no verdict ({e.Message.TrimEnd('.')}); mend or remove the line, no other verdict is lost", e);
        }
    }
}
