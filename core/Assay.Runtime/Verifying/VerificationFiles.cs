using System.Globalization;
using System.Text;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>A verification as files, for people and for programs.</summary>
public static class VerificationFiles
{
    const int Listed = 20;

    static readonly (Outcome Outcome, string Words)[] Order = [(Outcome.Regressed, "regressed"), (Outcome.NewlyBroken, "newly broken"), (Outcome.Unchanged, "unchanged"), (Outcome.Missing, "missing")];

    /// <summary>Counts, then what is worse or still wrong, a line each.</summary>
    public static string Text(Verification verification)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{verification.Changed} of {verification.Samples} samples have changed\n");
        Count(text, verification, Decision.Error, "called wrong", [Outcome.Fixed, Outcome.Unchanged, Outcome.Regressed, Outcome.Missing]);
        Count(text, verification, Decision.Ok, "called right", [Outcome.Kept, Outcome.Altered, Outcome.Regressed, Outcome.Missing]);
        text.Append(CultureInfo.InvariantCulture, $"newly broken: {verification.Count(Outcome.NewlyBroken)}\n");
        foreach (var (outcome, words) in Order)
            List(text, words, [.. verification.Items.Where(item => item.Outcome == outcome)]);
        foreach (var note in verification.Notes)
            text.Append(CultureInfo.InvariantCulture, $"\nnote: {note}");
        return verification.Notes.Count > 0 ? text.Append('\n').ToString() : text.ToString();
    }

    static void Count(StringBuilder text, Verification verification, string verdict, string words, Outcome[] outcomes)
    {
        var items = verification.Items.Where(item => item.Verdict == verdict).ToArray();
        if (items.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"{items.Length} {(items.Length == 1 ? "item" : "items")} {words}: {string.Join(", ", outcomes.Select(outcome => (outcome, items.Count(item => item.Outcome == outcome))).Where(pair => pair.Item2 > 0 || pair.outcome != Outcome.Missing)
                .Select(pair => $"{pair.Item2} {pair.outcome.ToString().ToLowerInvariant()}"))}\n");
    }

    static void List(StringBuilder text, string words, VerifiedItem[] items)
    {
        if (items.Length == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n{words}\n");
        foreach (var item in items.Take(Listed))
            text.Append(CultureInfo.InvariantCulture, $"  {(item.Rank is { } rank ? $"{rank,5}" : "    -")}  {item.Sample}  {(item.Unit == Unit.Sample ? "" : item.Unit.ToString().ToLowerInvariant() + "  ")}{(item.Kinds.Count > 0 ? $"[{string.Join(", ", item.Kinds)}] " : "")}{item.Detail}\n");
        if (items.Length > Listed)
            text.Append(CultureInfo.InvariantCulture, $"         and {items.Length - Listed} more\n");
    }

    public static void WriteJson(Utf8JsonWriter json, Verification verification)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("run", verification.Run);
        json.WriteString("with", verification.With);
        json.WriteNumber("samples", verification.Samples);
        json.WriteNumber("changed", verification.Changed);
        json.WriteStartObject("counts");
        foreach (var outcome in Enum.GetValues<Outcome>())
            json.WriteNumber(BeforeAfter.Identifier(outcome), verification.Count(outcome));
        json.WriteEndObject();
        json.WriteText("folder", verification.Folder);
        json.WriteStartArray("items");
        foreach (var item in verification.Items)
            Write(json, item);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in verification.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, VerifiedItem item)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", item.Rank);
        json.WriteString("item", item.Item);
        json.WriteString("sample", item.Sample);
        json.WriteString("unit", item.Unit.ToString().ToLowerInvariant());
        json.WriteText("verdict", item.Verdict);
        json.WriteStartArray("kinds");
        foreach (var kind in item.Kinds)
            json.WriteStringValue(kind);
        json.WriteEndArray();
        json.WriteString("outcome", BeforeAfter.Identifier(item.Outcome));
        json.WriteString("detail", item.Detail);
        json.WriteBox("box", item.Place);
        json.WriteText("picture", item.Picture);
        json.WriteEndObject();
    }

    /// <summary>The same as a file: verify.json of a run folder.</summary>
    public static void WriteFile(string path, Verification verification) => AtomicFile.Write(path, stream =>
    {
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteJson(json, verification);
        stream.WriteByte((byte)'\n');
    });

    /// <summary>A row per item.</summary>
    public static void WriteTable(string path, Verification verification) => AtomicFile.WriteText(path, to =>
    {
        Csv.WriteLine(to, ["rank", "item", "sample", "unit", "verdict", "kinds", "outcome", "detail", "picture"]);
        foreach (var item in verification.Items)
            Csv.WriteLine(to, [$"{item.Rank}", item.Item, item.Sample, item.Unit.ToString().ToLowerInvariant(), item.Verdict ?? "", string.Join(' ', item.Kinds), BeforeAfter.Identifier(item.Outcome), item.Detail, item.Picture ?? ""]);
    });
}
