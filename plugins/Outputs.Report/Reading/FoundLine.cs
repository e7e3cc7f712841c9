using System.Text.Json;

namespace Assay.Outputs.Report.Reading;

/// <summary>A line of findings.jsonl, as far as a report needs it. The same object for every line: what is to stay is copied.</summary>
sealed class FoundLine
{
    public string Item { get; private set; } = "";
    public string Sample { get; private set; } = "";
    public string Step { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string? Class { get; private set; }
    public string? ReferenceClass { get; private set; }
    public string? Severity { get; private set; }
    public double? AreaPx { get; private set; }
    public double? Penalty { get; private set; }
    public Box? Box { get; private set; }

    readonly Dictionary<string, string> words = [];
    readonly double[] numbers = new double[4];

    /// <summary>Every line of a run; none when it found nothing.</summary>
    public static IEnumerable<FoundLine> Read(string folder)
    {
        var path = Path.Combine(folder, "findings.jsonl");
        if (!File.Exists(path))
            yield break;
        var found = new FoundLine();
        using var lines = new ByteLines(path);
        while (lines.Read())
        {
            found.Parse(lines.Line);
            yield return found;
        }
    }

    void Parse(ReadOnlyMemory<byte> line)
    {
        (Class, ReferenceClass, Severity, AreaPx, Penalty, Box) = (null, null, null, null, null, null);
        var json = new Utf8JsonReader(line.Span);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            if (json.ValueTextEquals("item"u8))
                Item = Text(ref json, keep: false);
            else if (json.ValueTextEquals("sample"u8))
                Sample = Text(ref json, keep: false);
            else if (json.ValueTextEquals("step"u8))
                Step = Text(ref json);
            else if (json.ValueTextEquals("kind"u8))
                Kind = Text(ref json);
            else if (json.ValueTextEquals("class"u8))
                Class = Text(ref json);
            else if (json.ValueTextEquals("reference_class"u8))
                ReferenceClass = Text(ref json);
            else if (json.ValueTextEquals("severity"u8))
                Severity = Text(ref json);
            else if (json.ValueTextEquals("area_px"u8))
                AreaPx = Number(ref json);
            else if (json.ValueTextEquals("penalty"u8))
                Penalty = Number(ref json);
            else if (json.ValueTextEquals("box"u8))
                Box = Place(ref json);
            else
            {
                json.Read();
                json.Skip();
            }
    }

    /// <summary>Words that repeat are one object.</summary>
    string Text(ref Utf8JsonReader json, bool keep = true)
    {
        json.Read();
        Span<char> buffer = stackalloc char[256];
        if (json.ValueSpan.Length > buffer.Length)
            return json.GetString()!;
        ReadOnlySpan<char> text = buffer[..json.CopyString(buffer)];
        if (!keep)
            return text.SequenceEqual(Sample) ? Sample : text.ToString();
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(text, out var word))
            words[word = text.ToString()] = word;
        return word;
    }

    static double? Number(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.Number ? json.GetDouble() : null;

    Box? Place(ref Utf8JsonReader json)
    {
        json.Read();
        var count = 0;
        while (json.Read() && json.TokenType == JsonTokenType.Number)
            numbers[count++ % 4] = json.GetDouble();
        return count == 4 ? new Box(numbers[0], numbers[1], numbers[2], numbers[3]) : null;
    }
}
