using System.Globalization;
using System.Text.Json;

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
            Write(json, "tables", side.Compare);
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
        {
            json.WriteStartArray(name);
            foreach (var row in table.Rows)
                Write(json, table.Header, row);
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
