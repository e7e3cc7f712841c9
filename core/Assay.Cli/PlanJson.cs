using System.Text.Json;
using Assay.Runtime.Planning;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary>A plan as JSON. Everything below <c>estimate</c> differs from time to time.</summary>
static class PlanJson
{
    public static void Write(Utf8JsonWriter json, RunPlan plan)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("dataset", plan.Dataset);
        json.WriteNumber("samples", plan.Samples);
        json.WriteNumber("available", plan.Available);
        Write(json, "classes", plan.Classes);
        json.WriteString("coverage", Identifier.SnakeCase(plan.Coverage.ToString()));
        Write(json, "inputs", plan.Inputs, Write);
        Write(json, "references", plan.References, Write);
        Write(json, "stages", plan.Stages, Write);
        Write(json, "columns", plan.Columns, Write);
        json.WriteNumber("control", plan.Control);
        json.WriteNumber("queue_most", plan.QueueMost);
        Write(json, plan.Folder);
        Write(json, "problems", plan.Problems, Write);
        Write(json, "ledger", plan.Ledger, Write);
        if (plan is { Probe: { } probe, Forecast: { } forecast })
            Write(json, probe, forecast);
        json.WriteEndObject();
    }

    static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, LedgerLine line)
    {
        json.WriteString("conversion", Identifier.SnakeCase(line.Conversion.ToString()));
        json.WriteString("code", line.Code);
        json.WriteNumber("count", line.Count);
    }

    static void Write(Utf8JsonWriter json, InputSize input)
    {
        json.WriteString("of", input.Of);
        json.WriteString("option", input.Option);
        json.WriteString("path", input.Path);
        json.WriteNumber("files", input.Files);
        json.WriteNumber("bytes", input.Bytes);
    }

    static void Write(Utf8JsonWriter json, ReferencePlan reference)
    {
        json.WriteString("id", reference.Id);
        json.WriteString("component", reference.Component);
        Write(json, "gives", Enum.GetValues<Evidence>().Where(evidence => evidence != Evidence.None && reference.Gives.HasFlag(evidence)).Select(evidence => Identifier.SnakeCase(evidence.ToString())));
        json.WriteBoolean("costly", reference.Costly);
        json.WriteBoolean("reads_labels", reference.ReadsLabels);
        json.WriteNumber("matched", reference.Matched);
        json.WriteNumber("of", reference.Of);
        json.WriteNumber("unused", reference.Unused);
        Write(json, "missing", reference.Missing);
        if (!reference.Costly)
            return;
        json.WriteNumber("kept", reference.Kept);
        json.WriteNumber("looked_at", reference.LookedAt);
    }

    static void Write(Utf8JsonWriter json, StagePlan stage)
    {
        json.WriteString("kind", stage.Kind);
        Write(json, "steps", stage.Steps);
        Write(json, "asks", stage.Asks);
        json.WriteNumber("least", stage.Least);
        json.WriteNumber("most", stage.Most);
    }

    static void Write(Utf8JsonWriter json, Column column)
    {
        json.WriteString("name", column.Name);
        json.WriteString("of", column.Of.ToString().ToLowerInvariant());
        json.WriteString("suspicious", column.End.ToString().ToLowerInvariant());
        if (column.Unit is { } unit)
            json.WriteString("unit", unit);
    }

    static void Write(Utf8JsonWriter json, FolderPlan folder)
    {
        json.WriteStartObject("folder");
        json.WriteString("path", folder.Path);
        json.WriteString("state", folder.State);
        if (folder.Why is { } why)
            json.WriteString("why", why);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteString("code", problem.Code);
        json.WriteString("message", problem.ToString());
        if (problem.Sample is { } sample)
            json.WriteString("sample", sample);
    }

    static void Write(Utf8JsonWriter json, ProbeReport probe, Forecast forecast)
    {
        json.WriteStartObject("estimate");
        json.WriteNumber("seconds_low", forecast.SecondsLow);
        json.WriteNumber("seconds_high", forecast.SecondsHigh);
        json.WriteNumber("bytes_low", forecast.BytesLow);
        json.WriteNumber("bytes_high", forecast.BytesHigh);
        json.WriteNumber("samples_tried", probe.Samples);
        json.WriteNumber("seconds_tried", probe.Seconds);
        json.WriteStartObject("asked");
        foreach (var (reference, questions) in probe.Asked)
            json.WriteNumber(reference, questions);
        json.WriteEndObject();
        Write(json, "failures", probe.Failures, Write);
        json.WriteEndObject();
    }
}
