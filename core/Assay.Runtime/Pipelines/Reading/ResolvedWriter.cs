using System.Collections;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Writes a pipeline with every default filled in as canonical JSON: keys in schema order, paths as the user wrote them.</summary>
sealed class ResolvedWriter
{
    static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly Utf8JsonWriter json;

    ResolvedWriter(Utf8JsonWriter json) => this.json = json;

    public static string Write(
        (DatasetUse Use, Chosen Chosen, IReadOnlyDictionary<string, string> Attributes) dataset, IEnumerable<(ReferenceUse Use, Chosen Chosen)> references, ControlOptions? control,
        IEnumerable<(StepUse Use, Chosen Chosen)> steps, Chosen? review, IEnumerable<Chosen> outputs, IEnumerable<BoundOptions> gates, BoundOptions? suppressions, BoundOptions? cost)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
            new ResolvedWriter(json).WriteAll(dataset, references, control, steps, review, outputs, gates, suppressions, cost);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    void WriteAll(
        (DatasetUse Use, Chosen Chosen, IReadOnlyDictionary<string, string> Attributes) dataset, IEnumerable<(ReferenceUse Use, Chosen Chosen)> references, ControlOptions? control,
        IEnumerable<(StepUse Use, Chosen Chosen)> steps, Chosen? review, IEnumerable<Chosen> outputs, IEnumerable<BoundOptions> gates, BoundOptions? suppressions, BoundOptions? cost)
    {
        json.WriteStartObject();
        json.WritePropertyName("dataset");
        WriteDataset(dataset.Use, dataset.Chosen, dataset.Attributes);
        WriteArray("references", references, pair => WriteReference(pair.Use, pair.Chosen));
        if (control is not null)
            WriteProperty("control", control, Nothing);
        WriteArray("steps", steps, pair => WriteStep(pair.Use, pair.Chosen));
        if (review is not null)
            WriteArray("review", [review], WritePlain);
        WriteArray("outputs", outputs, WritePlain);
        var all = gates.ToArray();
        if (all.Length > 0)
            WriteArray("gates", all, gate => WriteValue(gate.Value, gate.Written));
        if (suppressions is not null)
            WriteProperty("suppressions", suppressions.Value, suppressions.Written);
        if (cost is not null)
            WriteProperty("cost", cost.Value, cost.Written);
        json.WriteEndObject();
    }

    void WriteDataset(DatasetUse use, Chosen chosen, IReadOnlyDictionary<string, string> written)
    {
        StartComponent(chosen);
        WriteMapping(use.Mapping);
        if (use.Coverage is { } coverage)
            json.WriteString("coverage", Identifier.SnakeCase(coverage.ToString()));
        if (use.Attributes is { } attributes)
            WriteProperty("attributes", attributes, written);
        if (use.Tiles is { } tiles)
            WriteProperty("tiles", tiles, Nothing);
        json.WriteEndObject();
    }

    void WriteReference(ReferenceUse use, Chosen chosen)
    {
        StartComponent(chosen, use.Id);
        WriteMapping(use.Mapping);
        json.WriteNumber("min_joined", use.MinJoined);
        if (use.Exposure is { TrainedOn: { } trained })
            WriteProperty("trained_on", trained, Nothing);
        if (use.Exposure is { Folds: { } folds })
            json.WriteString("folds", folds);
        json.WriteEndObject();
    }

    void WriteStep(StepUse use, Chosen chosen)
    {
        StartComponent(chosen, use.Id);
        json.WriteStartObject("roles");
        foreach (var (role, reference) in use.Roles.OrderBy(role => role.Key, StringComparer.Ordinal))
            json.WriteString(role, reference);
        json.WriteEndObject();
        json.WriteBoolean("maps", use.Maps);
        json.WriteString("over", use.OverAll ? "all" : "kept");
        json.WriteEndObject();
    }

    void WritePlain(Chosen chosen)
    {
        StartComponent(chosen);
        json.WriteEndObject();
    }

    void StartComponent(Chosen chosen, string? id = null)
    {
        json.WriteStartObject();
        if (id is not null)
            json.WriteString("id", id);
        json.WriteString("component", chosen.Component.Name);
        WriteProperty("options", chosen.Options.Value, chosen.Options.Written);
    }

    void WriteMapping(ClassMapping mapping)
    {
        if (mapping.Classes is { } classes)
            WriteArray("classes", classes, entry => WriteValue(new Dictionary<string, int> { [entry.Name] = entry.Id }, Nothing));
        WriteProperty("map", mapping.Map, Nothing);
        WriteProperty("ignore", mapping.Ignore, Nothing);
    }

    void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    void WriteProperty(string name, object? value, IReadOnlyDictionary<string, string> written)
    {
        json.WritePropertyName(name);
        WriteValue(value, written);
    }

    void WriteValue(object? value, IReadOnlyDictionary<string, string> written)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int or long: json.WriteNumberValue(Convert.ToInt64(value)); break;
            case double number: WriteNumber(number); break;
            case Enum word: json.WriteStringValue(Identifier.SnakeCase(word.ToString())); break;
            case InputPath or OutputPath: json.WriteStringValue(written.GetValueOrDefault(value.ToString()!, value.ToString()!)); break;
            case string or ValueType: json.WriteStringValue(value.ToString()); break;
            case IDictionary map: WriteMap(map, written); break;
            case IEnumerable list: WriteList(list, written); break;
            default: WriteRecord(value, written); break;
        }
    }

    /// <summary>A default may be infinite; JSON has no number for that.</summary>
    void WriteNumber(double number)
    {
        if (double.IsFinite(number))
            json.WriteNumberValue(number);
        else
            json.WriteStringValue(number.ToString());
    }

    void WriteMap(IDictionary map, IReadOnlyDictionary<string, string> written)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in map)
            WriteProperty((string)entry.Key, entry.Value, written);
        json.WriteEndObject();
    }

    void WriteList(IEnumerable list, IReadOnlyDictionary<string, string> written)
    {
        json.WriteStartArray();
        foreach (var item in list)
            WriteValue(item, written);
        json.WriteEndArray();
    }

    void WriteRecord(object record, IReadOnlyDictionary<string, string> written)
    {
        json.WriteStartObject();
        foreach (var option in OptionsSchema.OfRecord(record).Options)
            WriteProperty(option.Key, option.ValueOf(record), written);
        json.WriteEndObject();
    }

    static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();
}
