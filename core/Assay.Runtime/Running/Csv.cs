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

    static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
