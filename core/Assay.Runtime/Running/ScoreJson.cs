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
        json.WriteText("reason", score.Reason);
        json.WriteBox("where", score.Where);
        if (score.Instances.Count > 0)
        {
            json.WriteStartArray("instances");
            foreach (var row in score.Instances)
                Write(json, row);
            json.WriteEndArray();
        }
        if (score.Regions.Count > 0)
        {
            json.WriteStartArray("regions");
            foreach (var row in score.Regions)
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
        if (score.Pairs.Count > 0)
        {
            json.WriteStartArray("pairs");
            foreach (var pair in score.Pairs)
                Write(json, pair);
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

    static void Write(Utf8JsonWriter json, RegionScore row)
    {
        json.WriteStartArray();
        json.WriteNumberValue(row.Finding);
        Write(json, row.Values);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, InstancePair pair)
    {
        json.WriteStartArray();
        json.WriteStringValue(pair.Role);
        json.WriteNumberValue(pair.Instance);
        json.WriteNumberValue(pair.ReferenceInstance);
        json.WriteNumberValue(pair.Iou);
        if (pair.Kind is not null)
            json.WriteStringValue(pair.Kind);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("kind", finding.Kind);
        json.WriteText("tag", finding.Tag);
        json.WriteNumber("class", finding.Class);
        json.WriteNumber("reference_class", finding.ReferenceClass);
        json.WriteNumber("instance", finding.Instance);
        json.WriteNumber("reference_instance", finding.ReferenceInstance);
        json.WriteText("role", finding.Role);
        json.WriteBox("box", finding.Box);
        json.WriteNumber("area_px", finding.AreaPx);
        json.WriteText("detail", finding.Detail);
        json.WriteNumber("penalty", finding.Penalty);
        json.WriteText("severity", finding.Severity);
        json.WriteText("rule", finding.Rule);
        if (finding.Measured.Count > 0)
        {
            json.WriteStartObject("measured");
            foreach (var (name, value) in finding.Measured)
                json.WriteNumber(name, value);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    public static Score Read(JsonElement json) => new()
    {
        Values = json.TryGetProperty("values", out var values) ? ReadValues(values) : [],
        Reason = json.ReadText("reason"),
        Where = json.ReadBox("where"),
        Instances = json.TryGetProperty("instances", out var rows)
            ? [.. rows.EnumerateArray().Select(row => new InstanceScore(row[0].GetString(), row[1].GetInt32(), ReadValues(row[2])))] : [],
        Regions = json.TryGetProperty("regions", out var regions) ? [.. regions.EnumerateArray().Select(row => new RegionScore(row[0].GetInt32(), ReadValues(row[1])))] : [],
        Findings = json.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(ReadFinding)] : [],
        Pairs = json.TryGetProperty("pairs", out var pairs) ? [.. pairs.EnumerateArray().Select(ReadPair)] : [],
    };

    static double?[] ReadValues(JsonElement json) => [.. json.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];

    static InstancePair ReadPair(JsonElement json) => new(json[0].GetString()!, json[1].GetInt32(), json[2].GetInt32())
    {
        Iou = json[3].GetDouble(),
        Kind = json.GetArrayLength() > 4 ? json[4].GetString() : null,
    };

    static Finding ReadFinding(JsonElement json) => new(json.GetProperty("kind").GetString()!)
    {
        Tag = json.ReadText("tag"),
        Class = (int?)json.ReadNumber("class"),
        ReferenceClass = (int?)json.ReadNumber("reference_class"),
        Instance = (int?)json.ReadNumber("instance"),
        ReferenceInstance = (int?)json.ReadNumber("reference_instance"),
        Role = json.ReadText("role"),
        Box = json.ReadBox("box"),
        AreaPx = json.ReadNumber("area_px"),
        Detail = json.ReadText("detail"),
        Penalty = json.ReadNumber("penalty"),
        Severity = json.ReadText("severity"),
        Rule = json.ReadText("rule"),
        Measured = json.TryGetProperty("measured", out var measured) ? measured.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble()) : new Dictionary<string, double>(),
    };
}
