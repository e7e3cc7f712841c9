using System.Text.Json;

namespace Assay.Runtime.Running;

/// <summary>Scores in a part file. Numbers in shortest round-trip form, so that what is read back has the same bits.</summary>
static class ScoreJson
{
    public static void Write(Utf8JsonWriter json, Score score)
    {
        json.WriteStartObject();
        if (score.Values.Count > 0)
        {
            json.WritePropertyName("values");
            Write(json, score.Values);
        }
        if (score.Reason is not null)
            json.WriteString("reason", score.Reason);
        if (score.Instances.Count > 0)
        {
            json.WriteStartArray("instances");
            foreach (var row in score.Instances)
                Write(json, row);
            json.WriteEndArray();
        }
        if (score.Findings.Count > 0)
        {
            json.WriteStartArray("findings");
            foreach (var finding in score.Findings)
                Write(json, finding);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, IReadOnlyList<double?> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            if (value is { } number)
                json.WriteNumberValue(number);
            else
                json.WriteNullValue();
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, InstanceScore row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.Role);
        json.WriteNumberValue(row.Index);
        Write(json, row.Values);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", finding.Kind);
        WriteNumber(json, "class", finding.Class);
        WriteNumber(json, "reference_class", finding.ReferenceClass);
        WriteNumber(json, "instance", finding.Instance);
        WriteNumber(json, "reference_instance", finding.ReferenceInstance);
        if (finding.Role is not null)
            json.WriteString("role", finding.Role);
        if (finding.Box is { } box)
        {
            json.WritePropertyName("box");
            Write(json, [box.X, box.Y, box.Width, box.Height]);
        }
        WriteNumber(json, "area_px", finding.AreaPx);
        WriteNumber(json, "penalty", finding.Penalty);
        if (finding.Measured.Count > 0)
        {
            json.WriteStartObject("measured");
            foreach (var (name, value) in finding.Measured)
                json.WriteNumber(name, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
    }

    public static Score Read(JsonElement json) => new()
    {
        Values = json.TryGetProperty("values", out var values) ? ReadValues(values) : [],
        Reason = json.TryGetProperty("reason", out var reason) ? reason.GetString() : null,
        Instances = json.TryGetProperty("instances", out var rows)
            ? [.. rows.EnumerateArray().Select(row => new InstanceScore(row[0].GetString(), row[1].GetInt32(), ReadValues(row[2])))] : [],
        Findings = json.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(ReadFinding)] : [],
    };

    static double?[] ReadValues(JsonElement json) => [.. json.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];

    static Finding ReadFinding(JsonElement json) => new(json.GetProperty("kind").GetString()!)
    {
        Class = (int?)ReadNumber(json, "class"),
        ReferenceClass = (int?)ReadNumber(json, "reference_class"),
        Instance = (int?)ReadNumber(json, "instance"),
        ReferenceInstance = (int?)ReadNumber(json, "reference_instance"),
        Role = json.TryGetProperty("role", out var role) ? role.GetString() : null,
        Box = json.TryGetProperty("box", out var box) ? new Box(box[0].GetDouble(), box[1].GetDouble(), box[2].GetDouble(), box[3].GetDouble()) : null,
        AreaPx = ReadNumber(json, "area_px"),
        Penalty = ReadNumber(json, "penalty"),
        Measured = json.TryGetProperty("measured", out var measured) ? measured.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble()) : new Dictionary<string, double>(),
    };

    static double? ReadNumber(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
