using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>A verdict that stands, with what stands beside it.</summary>
/// <param name="Item">Null when the queue no longer has it.</param>
/// <param name="Line">The event.</param>
/// <param name="Log">What else its reviewer said of the item.</param>
/// <param name="IsStale">It is about other labels than there are now.</param>
sealed record ExportedVerdict(string Reviewer, Item? Item, JournalEvent Line, ItemLog Log, bool IsStale)
{
    public Verdict Verdict => Line.Verdict!;
}

/// <summary>Verdicts as CSV and JSON: a row or object per reviewer and item, in the queue's order.</summary>
static class VerdictTable
{
    static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteCsv(TextWriter to, IEnumerable<ExportedVerdict> verdicts)
    {
        Csv.WriteLine(to, ["rank", "item", "sample", "unit", "instance", "reference_instance", "reference", "step", "box", "reviewer", "verdict", "kinds", "penalty", "comment", "difficulty", "confidence", "flagged", "stale", "at", "elapsed_s"]);
        foreach (var one in verdicts)
            Csv.WriteLine(to, [$"{one.Item?.Rank}", one.Line.Item!, one.Item?.Sample ?? "", one.Item?.Unit.ToString().ToLowerInvariant() ?? "", $"{one.Item?.Instance}", $"{one.Item?.ReferenceInstance}", one.Item?.Reference ?? "", one.Item?.Region?.Step ?? "",
                one.Item?.Region?.Box is { } box ? string.Join(' ', new[] { box.X, box.Y, box.Width, box.Height }.Select(Csv.Number)) : "", one.Reviewer, one.Verdict.Decision, string.Join(' ', one.Verdict.Kinds),
                Penalty(one.Verdict) is { } price ? Csv.Number(price) : "", one.Verdict.Comment ?? one.Log.Comment ?? "", $"{one.Log.Difficulty}", one.Verdict.Confidence is { } sure ? Csv.Number(sure) : "", one.Log.IsFlagged ? "1" : "0", one.IsStale ? "1" : "0",
                one.Line.At == default ? "" : one.Line.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), one.Line.Elapsed is { } elapsed ? Csv.Number(elapsed.TotalSeconds) : ""]);
    }

    /// <summary>The mean over reviewers and items of a sample, 1 (easy) to 5, of those that said: as <c>attributes: { file: ... }</c> of a dataset takes it.</summary>
    /// <param name="logs">Difficulty may be noted without a verdict.</param>
    public static int WriteDifficulty(TextWriter to, IEnumerable<Item> queue, IReadOnlyList<ReviewerLog> logs)
    {
        var samples = 0;
        Csv.WriteLine(to, ["sample", "difficulty", "difficulty_votes"]);
        foreach (var sample in queue.GroupBy(item => item.Sample))
            if (sample.SelectMany(item => logs.Select(log => log.Find(item.Id)?.Difficulty)).OfType<int>().ToArray() is { Length: > 0 } said)
            {
                Csv.WriteLine(to, [sample.Key, Csv.Number(said.Average()), $"{said.Length}"]);
                samples++;
            }
        return samples;
    }

    /// <summary>Of all that was judged, each as often as it was counted; null when nothing has a price.</summary>
    static double? Penalty(Verdict verdict) => verdict.Judgements.Any(judgement => judgement.Penalty is not null) ? verdict.Judgements.Sum(judgement => judgement.Penalty * judgement.Count) : null;

    public static void WriteJson(Stream to, string run, ClassList classes, IEnumerable<ExportedVerdict> verdicts)
    {
        using var json = new Utf8JsonWriter(to, Indented);
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("run", run);
        json.WriteStartArray("verdicts");
        foreach (var one in verdicts)
            Write(json, one, classes);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ExportedVerdict one, ClassList classes)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", one.Item?.Rank);
        VerdictFields.WritePlace(json, one.Line.Item!, one.Item);
        json.WriteString("reviewer", one.Reviewer);
        VerdictFields.Write(json, one.Verdict with { Comment = one.Verdict.Comment ?? one.Log.Comment, Difficulty = one.Log.Difficulty }, classes);
        json.WriteBoolean("flagged", one.Log.IsFlagged);
        json.WriteBoolean("stale", one.IsStale);
        if (one.Line.At != default)
            json.WriteString("at", one.Line.At);
        json.WriteNumber("elapsed_s", one.Line.Elapsed?.TotalSeconds);
        json.WriteString("event", one.Line.Id);
        json.WriteEndObject();
    }
}
