using System.Globalization;

namespace Assay.Formats.Cvat.Writing;

/// <summary>The ledger of an export, as a run writes that of its imports; no file when nothing was converted.</summary>
static class LedgerText
{
    public static void Write(string path, IReadOnlyList<Problem> ledger)
    {
        if (ledger.Count == 0)
        {
            File.Delete(path);
            return;
        }
        using var to = new StreamWriter(path) { NewLine = "\n" };
        to.WriteLine("conversion,code,count,sample,message");
        foreach (var entry in ledger)
            to.WriteLine(string.Join(',', new[] { entry.Conversion?.ToString().ToLowerInvariant() ?? "problem", entry.Code, entry.Count.ToString(CultureInfo.InvariantCulture), entry.Sample ?? "", entry.Message }.Select(Quoted)));
    }

    static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
