using System.Globalization;
using System.Text.Json.Nodes;

namespace Assay.Runtime.Running;

/// <summary>The conversion ledger of a run: every entry as a row of a table, and in short as a part of run.json.</summary>
static class LedgerFile
{
    const int Examples = 5;

    static readonly string[] Columns = ["conversion", "code", "count", "sample", "file", "place", "message"];

    /// <summary>No file when there is nothing to list.</summary>
    public static void Write(RunFolder folder, IReadOnlyList<LedgerLine> ledger)
    {
        if (ledger.Count == 0)
            RemoveOld(folder.Ledger);
        else
            AtomicFile.WriteText(folder.Ledger, to =>
            {
                Csv.WriteLine(to, Columns);
                foreach (var entry in ledger.SelectMany(line => line.Entries))
                    Csv.WriteLine(to, [ProblemJson.Word(entry.Conversion!.Value), entry.Code, entry.Count.ToString(CultureInfo.InvariantCulture), entry.Sample ?? "", entry.File ?? "", entry.Place ?? "", entry.Message]);
            });
    }

    static void RemoveOld(string file)
    {
        if (File.Exists(file)) // The folder may not be there either.
            File.Delete(file);
    }

    public static JsonArray Shorten(IReadOnlyList<LedgerLine> ledger) => new([.. ledger.Select(line => (JsonNode)new JsonObject
    {
        ["conversion"] = ProblemJson.Word(line.Conversion),
        ["code"] = line.Code,
        ["message"] = line.Message,
        ["count"] = line.Count,
        ["entries"] = line.Entries.Count,
        ["examples"] = new JsonArray([.. line.Entries.Take(Examples).Select(Place)]),
    })]);

    static JsonNode Place(Problem entry)
    {
        var json = new JsonObject();
        foreach (var (name, value) in new[] { ("sample", entry.Sample), ("file", entry.File), ("place", entry.Place) })
            if (value is not null)
                json[name] = value;
        return json;
    }
}
