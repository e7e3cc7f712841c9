using System.Globalization;

namespace Assay.Outputs.Report.Reading;

/// <summary>Reads CSV as RFC 4180 has it, a record at a time and without keeping any: there may be a million. Not for two threads.</summary>
sealed class CsvLines : IDisposable
{
    readonly StreamReader reader;
    readonly List<int> ends = [];
    char[] fields = new char[1024];
    int length;
    readonly char[] buffer = new char[1 << 16];
    int at, filled;

    public CsvLines(string path)
    {
        reader = new StreamReader(path, System.Text.Encoding.UTF8, true, 1 << 16);
        Header = Read() ? [.. Enumerable.Range(0, Count).Select(i => this[i].ToString())] : [];
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Fields of the record that was read.</summary>
    public int Count => ends.Count;

    /// <summary>A field; valid until the next record is read.</summary>
    public ReadOnlySpan<char> this[int field] => fields.AsSpan((field == 0 ? 0 : ends[field - 1])..ends[field]);

    /// <summary>A number, or NaN for what is empty.</summary>
    public double Number(int field) => field < Count && double.TryParse(this[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    /// <summary>Position of a column, or -1.</summary>
    public int Find(string column) => Header.Index().Where(entry => entry.Item == column).Select(entry => entry.Index).FirstOrDefault(-1);

    /// <returns>False at the end.</returns>
    public bool Read()
    {
        ends.Clear();
        length = 0;
        var quoted = false;
        for (var c = Next(); c >= 0; c = Next())
            if (c == '"' && quoted && Peek() == '"')
                Add((char)Next());
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                Add((char)c);
            else if (c == ',')
                ends.Add(length);
            else if (c == '\n')
            {
                ends.Add(length);
                return true;
            }
        if (length == 0 && ends.Count == 0)
            return false;
        ends.Add(length);
        return true;
    }

    void Add(char c)
    {
        if (length == fields.Length)
            Array.Resize(ref fields, 2 * length);
        fields[length++] = c;
    }

    int Next() => Fill() ? buffer[at++] : -1;

    int Peek() => Fill() ? buffer[at] : -1;

    bool Fill()
    {
        if (at == filled)
            (at, filled) = (0, reader.Read(buffer));
        return at < filled;
    }

    public void Dispose() => reader.Dispose();
}
