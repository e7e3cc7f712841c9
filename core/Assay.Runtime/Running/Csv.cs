using System.Globalization;

namespace Assay.Runtime.Running;

/// <summary>CSV as RFC 4180 has it, with '\n'. Numbers shortest round-trip, invariant; empty is empty.</summary>
static class Csv
{
    public static void WriteLine(TextWriter to, IEnumerable<string> fields)
    {
        var first = true;
        foreach (var field in fields)
        {
            if (!first)
                to.Write(',');
            first = false;
            to.Write(Quoted(field));
        }
        to.Write('\n');
    }

    /// <summary>A field as it stands in a line.</summary>
    public static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Writes <see cref="Number"/> without making text of it first.</summary>
    public static void WriteNumber(TextWriter to, double value)
    {
        Span<char> digits = stackalloc char[32];
        if (!double.IsNaN(value) && value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture))
            to.Write(digits[..length]);
    }

    public static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="WriteLine"/> wrote, a record at a time; also after it was saved by a program that ends lines with CR LF or the last one with nothing.</summary>
    public static IEnumerable<string[]> Read(string path)
    {
        using var reader = new StreamReader(path);
        List<string> fields = [];
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var c = reader.Read(); c >= 0; c = reader.Read())
            if (quoted && c == '"' && reader.Peek() == '"')
                field.Append((char)reader.Read());
            else if (!quoted && c == '\r' && reader.Peek() == '\n')
                continue;
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n'))
                field.Append((char)c);
            else
            {
                fields.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    yield return [.. fields];
                    fields.Clear();
                }
            }
        if (field.Length > 0 || fields.Count > 0)
            yield return [.. fields, field.ToString()];
    }
}
