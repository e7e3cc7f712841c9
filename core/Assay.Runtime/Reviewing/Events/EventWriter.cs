using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Writes lines of a verdict file, each with what is the same for a whole session.</summary>
/// <param name="place">What is known of an item by its id; null when the queue has none such.</param>
sealed class EventWriter(Session session, Func<string, Item?> place, ClassList classes)
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write(IEnumerable<JournalEvent> events)
    {
        using var lines = new MemoryStream();
        using var json = new Utf8JsonWriter(lines, Plain);
        foreach (var line in events)
        {
            Write(json, line);
            json.Flush();
            lines.WriteByte((byte)'\n');
            json.Reset();
        }
        return lines.ToArray();
    }

    void Write(Utf8JsonWriter json, JournalEvent line)
    {
        json.WriteStartObject();
        json.WriteNumber("v", EventJson.Version);
        json.WriteString("id", line.Id);
        json.WriteString("ts", line.At);
        json.WriteString("act", Word(line.Kind));
        if (line.Of > 1)
        {
            json.WriteString("batch", line.Act);
            json.WriteNumber("of", line.Of);
        }
        json.WriteString("run", session.Run);
        json.WriteString("session", session.Id);
        json.WriteString("reviewer", session.Reviewer);
        json.WriteText("target", line.Target);
        if (line.Item is { } item)
            WritePlace(json, item);
        if (line.Verdict is { } verdict)
            WriteVerdict(json, verdict);
        if (line.Remark is { } remark)
            WriteRemark(json, remark);
        if (line.Elapsed is { } elapsed)
            json.WriteNumber("elapsed_ms", Math.Round(elapsed.TotalMilliseconds));
        WriteShown(json, line.Shown);
        WriteHashes(json, line.Hashes);
        json.WriteText("supersedes", line.Supersedes);
        json.WriteString("tool", session.Tool);
        json.WriteEndObject();
    }

    void WritePlace(Utf8JsonWriter json, string id)
    {
        json.WriteString("item", id);
        if (place(id) is not { } item)
            return;
        json.WriteString("sample", item.Sample);
        json.WriteString("unit", Word(item.Unit));
        json.WriteNumber("instance", item.Instance);
        json.WriteText("reference", item.Reference);
        json.WriteNumber("reference_instance", item.ReferenceInstance);
        json.WriteText("step", item.Region?.Step);
        json.WriteBox("box", item.Region?.Box);
    }

    void WriteVerdict(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("verdict", verdict.Decision);
        json.WriteStartArray("kinds");
        foreach (var kind in verdict.Kinds)
            json.WriteStringValue(kind);
        json.WriteEndArray();
        WriteAll(json, "judgements", verdict.Judgements, Write);
        WriteAll(json, "remedies", verdict.Remedies, Write);
        json.WriteText("comment", verdict.Comment);
        json.WriteNumber("difficulty", verdict.Difficulty);
        json.WriteNumber("confidence", verdict.Confidence);
    }

    static void WriteAll<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        if (all.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var one in all)
            write(json, one);
        json.WriteEndArray();
    }

    /// <summary>Classes by position, which the run's pipeline fixes, and by name for other readers.</summary>
    void Write(Utf8JsonWriter json, Judgement judgement)
    {
        json.WriteStartObject();
        json.WriteString("kind", judgement.Kind);
        json.WriteNumber("count", judgement.Count);
        json.WriteString("edit", Word(judgement.Edit));
        json.WriteText("severity", judgement.Severity);
        json.WriteNumber("penalty", judgement.Penalty);
        json.WriteNumber("class", judgement.Class);
        json.WriteText("class_name", judgement.Class is { } was ? classes.NameOf(was) : null);
        json.WriteNumber("right_class", judgement.RightClass);
        json.WriteText("right_class_name", judgement.RightClass is { } right ? classes.NameOf(right) : null);
        json.WriteBox("box", judgement.Box);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Remedy remedy)
    {
        json.WriteStartObject();
        json.WriteString("take", Word(remedy.Take));
        json.WriteText("reference", remedy.Reference);
        json.WriteBox("box", remedy.Box);
        json.WriteNumber("instance", remedy.Instance);
        json.WriteNumber("reference_instance", remedy.ReferenceInstance);
        json.WriteEndObject();
    }

    static void WriteRemark(Utf8JsonWriter json, Remark remark)
    {
        if (remark.Flagged is { } flagged)
            json.WriteBoolean("flagged", flagged);
        json.WriteText("comment", remark.Comment);
        json.WriteNumber("difficulty", remark.Difficulty);
    }

    static void WriteShown(Utf8JsonWriter json, Shown? shown)
    {
        if (shown is null)
            return;
        json.WriteStartObject("shown");
        json.WriteBoolean("scores", shown.Scores);
        json.WriteBoolean("peers", shown.Peers);
        json.WriteString("overlay", shown.Overlay);
        json.WriteString("view", shown.View);
        json.WriteNumber("zoom", shown.Zoom);
        json.WriteEndObject();
    }

    static void WriteHashes(Utf8JsonWriter json, ItemHashes? hashes)
    {
        if (hashes is null)
            return;
        json.WriteStartObject("hashes");
        json.WriteText("label", hashes.Label);
        json.WriteText("image", hashes.Image);
        json.WriteText("reference", hashes.Reference);
        json.WriteText("rubric", hashes.Rubric);
        json.WriteText("pipeline", hashes.Pipeline);
        json.WriteText("dataset", hashes.Dataset);
        json.WriteEndObject();
    }

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
