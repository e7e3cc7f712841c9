using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Reads a line of a verdict file. Lines of version 1 hold a verdict with kinds and a comment; version 2 is what <see cref="EventWriter"/> writes.</summary>
static class EventJson
{
    public const int Version = 2;

    /// <param name="number">The line's, from 1.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is no event; also <see cref="KeyNotFoundException"/> and <see cref="FormatException"/>.</exception>
    public static JournalEvent Read(ReadOnlyMemory<byte> line, int number)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        return (json.TryGetProperty("v", out var version) ? version.GetInt32() : 1) switch
        {
            1 => new JournalEvent($"line-{number}", json.TryGetProperty("ts", out var at) ? at.GetDateTime().ToUniversalTime() : default, ActKind.Verdict) { Verdict = ReadVerdict(json) },
            Version => ReadSecond(json),
            var other => throw new FormatException($"it has the version {other}, this program knows versions up to {Version}; update it"),
        };
    }

    static JournalEvent ReadSecond(JsonElement json)
    {
        var (id, kind) = (Text(json, "id"), ReadKind(Text(json, "act")));
        return new JournalEvent(id, json.GetProperty("ts").GetDateTime().ToUniversalTime(), kind)
        {
            Act = json.ReadText("batch") ?? id,
            Of = json.TryGetProperty("of", out var of) ? of.GetInt32() : 1,
            Verdict = kind == ActKind.Verdict ? ReadVerdict(json) : null,
            Remark = kind == ActKind.Remark ? ReadRemark(json) : null,
            Target = kind is ActKind.Undo or ActKind.Redo ? Text(json, "target") : null,
            Shown = json.TryGetProperty("shown", out var shown) ? ReadShown(shown) : null,
            Elapsed = json.ReadNumber("elapsed_ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            Hashes = json.TryGetProperty("hashes", out var hashes)
                ? new ItemHashes(hashes.ReadText("label"), hashes.ReadText("image"), hashes.ReadText("reference"), hashes.ReadText("rubric"), hashes.ReadText("pipeline")) { Dataset = hashes.ReadText("dataset") } : null,
            Supersedes = json.ReadText("supersedes"),
        };
    }

    static ActKind ReadKind(string text) => text switch
    {
        "verdict" => ActKind.Verdict,
        "remark" => ActKind.Remark,
        "undo" => ActKind.Undo,
        "redo" => ActKind.Redo,
        _ => throw new FormatException($"'{text}' is no act; expected verdict, remark, undo or redo"),
    };

    static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    static Verdict ReadVerdict(JsonElement json) => new(Text(json, "item"), Text(json, "verdict"), [.. json.GetProperty("kinds").EnumerateArray().Select(kind => kind.GetString() ?? "")], json.ReadText("comment"))
    {
        Judgements = json.TryGetProperty("judgements", out var judgements) ? [.. judgements.EnumerateArray().Select(ReadJudgement)] : [],
        Remedies = json.TryGetProperty("remedies", out var remedies) ? [.. remedies.EnumerateArray().Select(ReadRemedy)] : [],
        Difficulty = Whole(json, "difficulty"),
        Confidence = json.ReadNumber("confidence"),
    };

    static Remark ReadRemark(JsonElement json) => new(Text(json, "item"))
    {
        Flagged = json.TryGetProperty("flagged", out var flagged) ? flagged.GetBoolean() : null,
        Comment = json.ReadText("comment"),
        Difficulty = Whole(json, "difficulty"),
    };

    static Judgement ReadJudgement(JsonElement json) => new(Text(json, "kind"))
    {
        Count = Whole(json, "count") ?? 1,
        Edit = json.ReadText("edit") is { } edit ? Enum.Parse<Edit>(edit, ignoreCase: true) : Edit.Corrected,
        Severity = json.ReadText("severity"),
        Penalty = json.ReadNumber("penalty"),
        Class = Whole(json, "class"),
        RightClass = Whole(json, "right_class"),
        Box = json.ReadBox("box"),
    };

    static Remedy ReadRemedy(JsonElement json) => new(Enum.Parse<Take>(Text(json, "take"), ignoreCase: true), json.ReadText("reference"))
    {
        Box = json.ReadBox("box"),
        Instance = Whole(json, "instance"),
        ReferenceInstance = Whole(json, "reference_instance"),
    };

    static Shown ReadShown(JsonElement json) => new(json.GetProperty("scores").GetBoolean(), json.GetProperty("peers").GetBoolean(), json.ReadText("overlay") ?? "", json.ReadText("view") ?? "", json.ReadNumber("zoom") ?? 0);

    static int? Whole(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt32() : null;
}
