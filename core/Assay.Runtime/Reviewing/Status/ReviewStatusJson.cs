using System.Text.Json;
using Assay.Runtime.Costing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>A review's status for programs.</summary>
public static class ReviewStatusJson
{
    /// <summary>As a document of its own.</summary>
    public static JsonElement Of(ReviewStatus status)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, status);
        using var document = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        return document.RootElement.Clone();
    }

    public static void Write(Utf8JsonWriter json, ReviewStatus status)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("folder", status.Folder);
        json.WriteText("unit", status.Unit);
        foreach (var (name, count) in new[] { ("items", status.Items), ("decided", status.Decided), ("wrong", status.Wrong), ("unsure", status.Unsure), ("conflicts", status.Conflicts), ("left", status.Left) })
            json.WriteNumber(name, count);
        json.WriteNumber("seconds_left", status.TimeLeft?.TotalSeconds);
        WriteAll(json, "reviewers", status.Reviewers, Write);
        Write(json, "control", status.Control);
        Write(json, "overall", status.Overall);
        Write(json, status.Cost);
        WriteAll(json, "penalties", status.Penalties, Write);
        WriteAll(json, "agreement", status.Agreement, Write);
        WriteAll(json, "notes", status.Notes, (to, note) => to.WriteStringValue(note));
        json.WriteEndObject();
    }

    static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
            write(json, one);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, ReviewerStatus one)
    {
        json.WriteStartObject();
        json.WriteString("reviewer", one.Reviewer);
        WriteCounts(json, "decisions", one.Decisions);
        json.WriteNumber("decided", one.Decided);
        json.WriteNumber("errors", one.Errors);
        json.WriteNumber("left", one.Left);
        json.WriteNumber("per_hour", one.PerHour);
        if (one.Last is { } last)
            json.WriteString("last", last);
        json.WriteEndObject();
    }

    static void WriteCounts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
            json.WriteNumber(key, count);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, ErrorEstimate? estimate)
    {
        if (estimate is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        json.WriteNumber("decided", estimate.Decided);
        json.WriteNumber("wrong", estimate.Wrong);
        json.WriteNumber("size", estimate.Size);
        Write(json, "rate", estimate.Share);
        Write(json, "total", estimate.Total);
        json.WriteString("interval", estimate.Method);
        WriteAll(json, "parts", estimate.Parts, (to, part) =>
        {
            to.WriteStartObject();
            to.WriteString("part", part.Name);
            to.WriteNumber("size", part.Size);
            to.WriteNumber("decided", part.Looked);
            to.WriteNumber("wrong", part.Wrong);
            to.WriteNumber("probability", part.Probability);
            to.WriteEndObject();
        });
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, (double Value, double Low, double High) number)
    {
        json.WriteStartObject(name);
        json.WriteNumber("value", number.Value);
        json.WriteNumber("low95", number.Low);
        json.WriteNumber("high95", number.High);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReviewCost? cost)
    {
        if (cost is null)
            return;
        json.WriteStartObject("cost");
        json.WriteString("currency", cost.Queue.Currency);
        json.WriteString("unit", cost.Queue.Unit);
        json.WriteNumber("labelers", cost.Queue.Labelers);
        json.WriteText("rates", cost.Queue.Terms.RatesOf);
        Write(json, "queue", cost.Queue);
        if (cost.Left is { } left)
            Write(json, "left", left);
        json.WriteNumber("review_left", cost.Review);
        WriteAll(json, "words", cost.Lines(), (to, line) => to.WriteStringValue(line));
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, CostEstimate estimate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("items", estimate.Items);
        json.WriteNumber("units", estimate.Units);
        json.WriteNumber("price", estimate.Price);
        json.WriteBoolean("beyond_rates", estimate.BeyondTable);
        json.WriteNumber("seconds_per_item", estimate.SecondsPerItem);
        json.WriteBoolean("seconds_are_measured", estimate.SecondsAreMeasured);
        json.WriteNumber("hours", estimate.Hours);
        json.WriteNumber("work_price", estimate.WorkPrice);
        json.WriteNumber("expected_errors", estimate.ExpectedErrors);
        json.WriteNumber("errors_per_money", estimate.ErrorsPerMoney);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, PenaltyLine line)
    {
        json.WriteStartObject();
        json.WriteString("by", line.By);
        json.WriteString("name", line.Name);
        json.WriteNumber("decided", line.Decided);
        json.WriteNumber("wrong", line.Wrong);
        json.WriteNumber("penalty", line.Penalty);
        json.WriteNumber("unpriced", line.Unpriced);
        json.WriteNumber("quality", line.Quality);
        WriteCounts(json, "kinds", line.Kinds);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, ReviewerAgreement table)
    {
        json.WriteStartObject();
        json.WriteString("of", table.Of);
        json.WriteNumber("items", table.Items);
        WriteAll(json, "reviewers", table.Reviewers, (to, name) => to.WriteStringValue(name));
        json.WriteNumber("prevalence", table.Prevalence);
        foreach (var (name, number) in new[] { ("percent", table.Percent), ("cohen_kappa", table.CohenKappa), ("fleiss_kappa", table.FleissKappa), ("krippendorff_alpha", table.Alpha), ("ac1", table.Ac1) })
            if (number is { Value: { } value })
                Write(json, name, (value, number.Interval?.Low ?? value, number.Interval?.High ?? value));
        json.WriteBoolean("low_prevalence", table.IsRare);
        json.WriteEndObject();
    }
}
