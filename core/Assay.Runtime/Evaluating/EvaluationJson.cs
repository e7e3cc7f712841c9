using System.Text.Json;

namespace Assay.Runtime.Evaluating;

/// <summary>An evaluation for programs.</summary>
public static class EvaluationJson
{
    public static void Write(Utf8JsonWriter json, EvaluationReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("truth", report.Source);
        json.WriteString("folder", report.Folder);
        json.WriteNumber("samples", report.Samples);
        json.WriteNumber("failed", report.Failed);
        json.WriteNumber("seed", report.Seed);
        json.WriteStartArray("units");
        foreach (var units in report.Units)
            Write(json, units);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, UnitEvaluation units)
    {
        json.WriteStartObject();
        json.WriteString("unit", EvaluationTable.Name(units.Of));
        json.WriteNumber("count", units.Count);
        json.WriteNumber("wrong", units.Wrong);
        json.WriteNumber("budget", units.Budget);
        json.WriteNumber("chance_recall", units.Chance);
        Write(json, "chance_auroc", units.ChanceAuroc);
        json.WriteStartObject("without_evidence");
        foreach (var (scorer, count) in units.WithoutEvidence)
            json.WriteNumber(scorer, count);
        json.WriteEndObject();
        WriteAll(json, "figures", units.Figures);
        json.WriteStartArray("choices");
        foreach (var choice in units.Choices)
            Write(json, choice);
        json.WriteEndArray();
        WriteAll(json, "found_by_none", units.Missed);
        json.WriteEndObject();
    }

    static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<Figures> all)
    {
        json.WriteStartArray(name);
        foreach (var figures in all)
            Write(json, figures);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Figures figures)
    {
        json.WriteStartObject();
        json.WriteString("scorer", figures.Scorer);
        json.WriteString("half", EvaluationTable.Name(figures.Half));
        json.WriteString("kind", figures.Cell.Kind ?? Cell.AnyKind);
        json.WriteString("level", figures.Cell.Level);
        json.WriteNumber("errors", figures.Errors);
        json.WriteNumber("right", figures.Right);
        json.WriteNumber("without_evidence", figures.Empty);
        Write(json, "auroc", figures.Auroc);
        Write(json, "average_precision", figures.AveragePrecision);
        for (var i = 0; i < figures.Lifts.Count; i++)
            Write(json, $"lift_{Figures.LiftAt[i]}", figures.Lifts[i]);
        Write(json, "recall", figures.Recall);
        Write(json, "smallest_px", figures.SmallestPx);
        Write(json, "smallest_strength", figures.SmallestStrength);
        Write(json, "pointing", figures.Pointing);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Choice choice)
    {
        json.WriteStartObject();
        json.WriteString("kind", choice.Kind ?? Cell.AnyKind);
        json.WriteString("scorer", choice.Chosen.Scorer);
        WriteAll(json, "figures", [choice.Chosen, choice.Reported]);
        json.WriteStartObject("alike");
        foreach (var rival in choice.Alike)
            Write(json, rival.Scorer, rival.Difference);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, Estimate? estimate)
    {
        json.WritePropertyName(name);
        if (estimate is not { } known)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteNumber("value", known.Value);
        Write(json, "low", double.IsNaN(known.Low) ? null : known.Low);
        Write(json, "high", double.IsNaN(known.High) ? null : known.High);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        if (value is { } known)
            json.WriteNumberValue(known);
        else
            json.WriteNullValue();
    }

    static void Write(Utf8JsonWriter json, string name, (double Low, double High) interval)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(interval.Low);
        json.WriteNumberValue(interval.High);
        json.WriteEndArray();
    }
}
