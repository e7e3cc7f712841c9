using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Text;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// A queue as it lies in its file: lines are found at once, items made when somebody asks, columns parsed when somebody filters or sorts by one. A list of 100,000 items is there in
/// milliseconds and takes little more than the file. Thread-safe.
/// </summary>
sealed class QueueFile : IReadOnlyList<Item>
{
    readonly byte[] text;
    readonly int[] starts; // Of each item's line, and one behind the last.
    readonly string[] header;
    readonly bool hasRegions;
    readonly Lazy<Dictionary<string, int>> positions;
    readonly Dictionary<string, QueueColumn> columns = new(StringComparer.Ordinal);

    QueueFile(byte[] text, int[] starts, string[] header)
    {
        (this.text, this.starts, this.header) = (text, starts, header);
        hasRegions = header.Skip(RunFiles.ItemColumns.Length).Take(RunFiles.RegionColumns.Length).SequenceEqual(RunFiles.RegionColumns);
        positions = new(() => Enumerable.Range(0, Count).ToDictionary(IdAt, at => at, StringComparer.Ordinal));
    }

    /// <exception cref="AssayException">It is no queue.</exception>
    public static QueueFile Open(string path)
    {
        var text = File.ReadAllBytes(path);
        List<int> ends = [];
        for (var at = 0; at < text.Length;)
            ends.Add(at = EndOfLine(text, at));
        var header = ends.Count == 0 ? [] : FieldsOf(text.AsSpan(0, ends[0]));
        return header.Take(RunFiles.ItemColumns.Length).SequenceEqual(RunFiles.ItemColumns) ? new QueueFile(text, [.. ends], header)
            : throw new AssayException("not-a-run", $"{path} does not begin with the columns of a queue ({string.Join(',', RunFiles.ItemColumns)}); 'assay run' writes it anew");
    }

    /// <summary>Behind the line break that ends a line; those within quotes do not.</summary>
    static int EndOfLine(byte[] text, int start)
    {
        var quotes = 0;
        for (var at = start; at < text.Length;)
        {
            if (text.AsSpan(at).IndexOf((byte)'\n') is not (>= 0 and var length))
                break;
            quotes += text.AsSpan(at, length).Count((byte)'"');
            at += length + 1;
            if (quotes % 2 == 0)
                return at;
        }
        return text.Length;
    }

    public int Count => Math.Max(0, starts.Length - 1);

    /// <summary>The columns behind those of the item, in the file's order.</summary>
    public IEnumerable<string> Columns => header.Skip(RunFiles.ItemColumns.Length).Except(RunFiles.RegionColumns).Except(RunFiles.SceneColumns);

    public Item this[int position]
    {
        get
        {
            var f = FieldsOf(Line(position), hasRegions ? RunFiles.ItemColumns.Length + RunFiles.RegionColumns.Length : RunFiles.ItemColumns.Length);
            return RunReader.ToItem(f, hasRegions);
        }
    }

    ReadOnlySpan<byte> Line(int position) => text.AsSpan(starts[position], starts[position + 1] - starts[position]);

    public string IdAt(int position) => Encoding.UTF8.GetString(Field(Line(position), 1));

    public string SampleAt(int position) => Decoded(Field(Line(position), 2));

    /// <summary>Where an item is; null when the queue has none such.</summary>
    public int? PositionOf(string item) => positions.Value.TryGetValue(item, out var at) ? at : null;

    /// <summary>A number; null when it is empty or the queue has no such column.</summary>
    public double? Value(int position, string column)
    {
        double value;
        lock (columns)
        {
            if (!columns.TryGetValue(column, out var known))
                columns[column] = known = new QueueColumn(Count, Place(column));
            value = known.Place < 0 ? double.NaN : known.Value(position, at => Number(Field(Line(at), known.Place)));
        }
        return double.IsNaN(value) ? null : value;
    }

    int Place(string column) => Array.IndexOf(header, column, RunFiles.ItemColumns.Length);

    static double Number(ReadOnlySpan<byte> field) => field.Length == 0 ? double.NaN
        : Utf8Parser.TryParse(field, out double value, out var read) && read == field.Length ? value : double.Parse(field, CultureInfo.InvariantCulture);

    /// <summary>A field as it stands in the line, quotes included.</summary>
    static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int number)
    {
        for (; number > 0; number--)
            line = line[Math.Min(LengthOf(line) + 1, line.Length)..];
        return line[..LengthOf(line)];
    }

    static int LengthOf(ReadOnlySpan<byte> rest)
    {
        var at = 0;
        if (rest.Length > 0 && rest[0] == '"')
            for (at = 1; at < rest.Length && (rest[at] != '"' || at + 1 < rest.Length && rest[at + 1] == '"'); at++)
                if (rest[at] == '"')
                    at++;
        var end = rest[at..].IndexOfAny(",\r\n"u8);
        return end < 0 ? rest.Length : at + end;
    }

    static string Decoded(ReadOnlySpan<byte> field) => field.Length >= 2 && field[0] == '"' && field[^1] == '"'
        ? Encoding.UTF8.GetString(field[1..^1]).Replace("\"\"", "\"", StringComparison.Ordinal) : Encoding.UTF8.GetString(field);

    static string[] FieldsOf(ReadOnlySpan<byte> line, int most = int.MaxValue)
    {
        List<string> fields = [];
        while (fields.Count < most)
        {
            var length = LengthOf(line);
            fields.Add(Decoded(line[..length]));
            if (length >= line.Length || line[length] != ',')
                break;
            line = line[(length + 1)..];
        }
        return [.. fields];
    }

    public IEnumerator<Item> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
