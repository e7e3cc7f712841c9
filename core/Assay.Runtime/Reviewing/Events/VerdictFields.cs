using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>The fields of a verdict, in its file and in exports.</summary>
static class VerdictFields
{
    /// <param name="item">What the queue says of it; null when it has none such.</param>
    public static void WritePlace(Utf8JsonWriter json, string id, Item? item)
    {
        json.WriteString("item", id);
        if (item is null)
            return;
        json.WriteString("sample", item.Sample);
        json.WriteString("unit", Word(item.Unit));
        json.WriteNumber("instance", item.Instance);
        json.WriteText("reference", item.Reference);
        json.WriteNumber("reference_instance", item.ReferenceInstance);
        json.WriteText("step", item.Region?.Step);
        json.WriteBox("box", item.Region?.Box);
    }

    public static void Write(Utf8JsonWriter json, Verdict verdict, ClassList classes)
    {
        json.WriteString("verdict", verdict.Decision);
        json.WriteStartArray("kinds");
        foreach (var kind in verdict.Kinds)
            json.WriteStringValue(kind);
        json.WriteEndArray();
        WriteAll(json, "judgements", verdict.Judgements, (to, judgement) => Write(to, judgement, classes));
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
    static void Write(Utf8JsonWriter json, Judgement judgement, ClassList classes)
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

    static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
