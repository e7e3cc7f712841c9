using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>A reviewer's verdicts: an append-only JSONL file, one writer at a time, flushed to disk before a verdict counts as recorded.</summary>
sealed class VerdictStore : IDisposable
{
    readonly FileStream file, held;
    readonly Dictionary<string, Verdict> current = [];

    VerdictStore(FileStream file, FileStream held) => (this.file, this.held) = (file, held);

    /// <exception cref="AssayException">Another process reviews under this name, or a line of the file is no verdict.</exception>
    public static VerdictStore Open(string folder, string reviewer)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, RunFolder.Encoded(reviewer) + ".jsonl");
        var held = Hold(path, reviewer);
        try
        {
            return Load(path, held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A file of its own that nobody else may open at the same time: of all the ways to share, only "not at all" is kept between processes on every system. The system
    /// lets go of it when the process ends, however it ends.
    /// </summary>
    static FileStream Hold(string path, string reviewer)
    {
        try
        {
            return new FileStream(Path.ChangeExtension(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e)
        {
            throw new AssayException("verdicts-locked", $"{path} cannot be opened ({e.Message}); is another review open under the name '{reviewer}'? choose another with --reviewer", e);
        }
    }

    /// <summary>Reads what is there; a torn last line (a crash in the middle of a write) is cut off.</summary>
    static VerdictStore Load(string path, FileStream held)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
            var store = new VerdictStore(file, held);
            foreach (var verdict in Parse(path, System.Text.Encoding.UTF8.GetString(bytes, 0, whole)))
                store.current[verdict.Item] = verdict;
            file.SetLength(whole);
            file.Seek(0, SeekOrigin.End);
            return store;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public Verdict? Find(string item) => current.GetValueOrDefault(item);

    public void Record(Verdict verdict)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, verdict);
        buffer.WriteByte((byte)'\n');
        file.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
        file.Flush(flushToDisk: true);
        current[verdict.Item] = verdict;
    }

    static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteString("ts", DateTime.UtcNow);
        json.WriteString("item", verdict.Item);
        json.WriteString("verdict", verdict.Decision);
        json.WriteStartArray("kinds");
        foreach (var kind in verdict.Kinds)
            json.WriteStringValue(kind);
        json.WriteEndArray();
        if (verdict.Comment is not null)
            json.WriteString("comment", verdict.Comment);
        json.WriteEndObject();
    }

    /// <summary>The last word of every reviewer about every item.</summary>
    public static IReadOnlyList<(string Reviewer, Verdict Verdict)> ReadAll(string folder) => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(path => Parse(path, ReadShared(path)).GroupBy(verdict => verdict.Item)
            .Select(group => (Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(path)), group.Last())))];

    /// <summary>The whole lines of a store that another process may have open.</summary>
    static string ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return text[..(text.LastIndexOf('\n') + 1)];
    }

    static IEnumerable<Verdict> Parse(string path, string lines) =>
        lines.Split('\n').Select((line, at) => (line, at)).Where(pair => pair.line.Length > 0).Select(pair => Parse(path, pair.at + 1, pair.line));

    static Verdict Parse(string path, int number, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return new Verdict(json.RootElement.GetProperty("item").GetString()!, json.RootElement.GetProperty("verdict").GetString()!,
                [.. json.RootElement.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString()!)],
                json.RootElement.TryGetProperty("comment", out var comment) ? comment.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AssayException("broken-verdicts", $"{path}({number}): this line is no verdict ({e.Message.TrimEnd('.')}); mend or remove the line, no other verdict is lost", e);
        }
    }

    public void Dispose()
    {
        file.Dispose();
        held.Dispose();
    }
}
