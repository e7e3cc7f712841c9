using System.Globalization;
using System.Text.Json;
using Assay.Runtime.Running;

namespace Assay.Runtime.Comparing;

/// <summary>A comparison for programs: every table, numbers as numbers.</summary>
public static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject();
        json.WriteNumber("schema_version", 1);
        json.WriteString("folder", comparison.Outcome.Folder);
        json.WriteNumber("samples", comparison.Outcome.Samples);
        json.WriteNumber("failed", comparison.Outcome.Failed);
        json.WriteString("gold", comparison.Options.GoldIsB ? "b" : "a");
        json.WriteStartObject("a");
        Write(json, comparison.Sources[0]);
        json.WriteEndObject();
        json.WriteStartArray("b");
        foreach (var side in comparison.Sides)
        {
            json.WriteStartObject();
            Write(json, side.Source);
            Write(json, side.Join);
            Write(json, "tables", side.Compare);
            if (side.Floor is { } floor)
                Write(json, "noise_floor", floor);
            if (side.Evaluated is { } evaluated)
                Write(json, "coco_eval", evaluated);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Source source)
    {
        json.WriteString("source", source.Given);
        json.WriteString("component", source.Component);
        json.WriteString("id", source.Id);
    }

    static void Write(Utf8JsonWriter json, string key, StepTables tables)
    {
        json.WriteStartObject(key);
        foreach (var (name, table) in tables.All)
            Write(json, name, table);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, StoredTable table)
    {
        json.WriteStartArray(name);
        foreach (var row in table.Rows)
            Write(json, table.Header, row);
        json.WriteEndArray();
    }

    /// <summary>Images that both have, and those of one alone, with examples.</summary>
    static void Write(Utf8JsonWriter json, JoinReport join)
    {
        json.WriteStartObject("images");
        json.WriteNumber("joined", join.Matched);
        json.WriteNumber("only_in_a", join.Total - join.Matched);
        json.WriteNumber("only_in_b", join.Unused);
        foreach (var (key, examples) in new[] { ("examples_only_in_a", join.Missing), ("examples_only_in_b", join.Extra) })
        {
            json.WriteStartArray(key);
            foreach (var example in examples)
                json.WriteStringValue(example);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<string> header, string[] row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in header.Zip(row))
            if (cell.Length == 0)
                json.WriteNull(column);
            else if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && column is not ("sample" or "class" or "name" or "gold" or "other" or "supercategory"))
                json.WriteNumber(column, number);
            else
                json.WriteString(column, cell);
        json.WriteEndObject();
    }
}
