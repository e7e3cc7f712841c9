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
            VerdictFields.WritePlace(json, item, place(item));
        if (line.Verdict is { } verdict)
            VerdictFields.Write(json, verdict, classes);
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

    static string Word(ActKind kind) => kind.ToString().ToLowerInvariant();
}
