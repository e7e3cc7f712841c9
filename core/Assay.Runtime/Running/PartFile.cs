using System.Buffers;
using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>A finished part of a phase on disk: a JSON line per sample. What was computed is never computed again.</summary>
static class PartFile
{
    public static void Write(string path, IEnumerable<SampleResult> results) => AtomicFile.Write(path, stream => Write(stream, results));

    /// <summary>Adds lines in one piece; the line break before them ends one that was cut off.</summary>
    public static void Append(string path, IEnumerable<SampleResult> results)
    {
        using var lines = new MemoryStream();
        lines.WriteByte((byte)'\n');
        Write(lines, results);
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 0);
        stream.Write(lines.GetBuffer().AsSpan(0, (int)lines.Length));
    }

    static void Write(Stream stream, IEnumerable<SampleResult> results)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        foreach (var result in results)
        {
            Write(json, result);
            json.Flush();
            stream.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    /// <summary>Reads a part, or returns null when it is not there or not whole.</summary>
    public static IReadOnlyList<SampleResult>? Read(string path)
    {
        var results = ReadLines(path);
        return results?.TrueForAll(result => result is not null) == true ? [.. results.OfType<SampleResult>()] : null;
    }

    /// <summary>Reads what was appended, without what was cut off; nothing when there is no such file.</summary>
    public static IEnumerable<SampleResult> ReadWhole(string path) => ReadLines(path)?.OfType<SampleResult>() ?? [];

    /// <summary>A result per line, null for a line that holds none; null when there is no such file.</summary>
    static List<SampleResult?>? ReadLines(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = File.OpenHandle(path);
        var length = checked((int)RandomAccess.GetLength(file));
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = 0;
            while (read < length && RandomAccess.Read(file, bytes.AsSpan(read, length - read), read) is > 0 and var more)
                read += more;
            List<SampleResult?> results = [];
            for (int start = 0, end; start < read; start = end + 1)
            {
                end = Array.IndexOf(bytes, (byte)'\n', start, read - start) is >= 0 and var at ? at : read;
                results.Add(TryRead(bytes.AsMemory(start, end - start)));
            }
            return results;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    static SampleResult? TryRead(ReadOnlyMemory<byte> line)
    {
        if (line.IsEmpty)
            return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    static void Write(Utf8JsonWriter json, SampleResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("index", result.Index);
        if (result.Failure is not null)
        {
            json.WritePropertyName("failure");
            ProblemJson.Write(json, result.Failure);
        }
        WriteSize(json, result.Size);
        ProblemJson.WriteAll(json, result.Problems);
        WriteItems(json, result.Items);
        json.WriteStartObject("scores");
        foreach (var (step, score) in result.Scores)
        {
            json.WritePropertyName(step);
            ScoreJson.Write(json, score);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An array of them; nothing when there are none.</summary>
    public static void WriteItems(Utf8JsonWriter json, IReadOnlyList<InstanceItem> items)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray("items");
        foreach (var item in items)
            Write(json, item);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, InstanceItem item)
    {
        json.WriteStartArray();
        json.WriteStringValue(item.Side);
        json.WriteNumberValue(item.Index);
        json.WriteNumberValue(item.Class);
        json.WriteStringValue(item.Item);
        json.WriteEndArray();
    }

    static SampleResult Read(JsonElement json) => new(
        json.GetProperty("index").GetInt32(),
        json.TryGetProperty("failure", out var failure) ? ProblemJson.Read(failure) : null,
        ProblemJson.ReadAll(json),
        json.GetProperty("scores").EnumerateObject().ToDictionary(step => step.Name, step => ScoreJson.Read(step.Value)),
        ReadItems(json))
    { Size = ReadSize(json) };

    /// <summary>Width and height; nothing when they are not known.</summary>
    public static void WriteSize(Utf8JsonWriter json, Size? size)
    {
        if (size is not { } known)
            return;
        json.WriteStartArray("size");
        json.WriteNumberValue(known.Width);
        json.WriteNumberValue(known.Height);
        json.WriteEndArray();
    }

    public static Size? ReadSize(JsonElement owner) => owner.TryGetProperty("size", out var size) ? new Size(size[0].GetInt32(), size[1].GetInt32()) : null;

    public static InstanceItem[] ReadItems(JsonElement owner) => owner.TryGetProperty("items", out var items)
        ? [.. items.EnumerateArray().Select(item => new InstanceItem(item[0].ValueEquals(InstanceItem.LabelSide) ? InstanceItem.LabelSide : item[0].GetString()!, item[1].GetInt32(), item[2].GetInt32(), item[3].GetString()!))] : [];
}
