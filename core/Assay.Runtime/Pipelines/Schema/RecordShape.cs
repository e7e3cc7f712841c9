using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Scripts;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>The shape of a mapping that fills an options record.</summary>
static class RecordShape
{
    /// <summary>A mapping; or nothing, when every option has a default.</summary>
    public static JsonObject Of(Type type)
    {
        var schema = OptionsSchema.Of(type);
        var required = schema.Options.Where(option => option.Required && !option.IsRest).Select(option => (JsonNode)option.Key).ToArray();
        var groups = schema.Options.Where(option => option.Group is not null).GroupBy(option => option.Group).Select(ExactlyOne).ToArray();
        var complete = required.Length == 0 && groups.Length == 0 && schema.Rest is not { Required: true };
        var shape = new JsonObject { ["type"] = complete ? new JsonArray("object", "null") : "object", ["properties"] = Properties(schema) };
        shape["additionalProperties"] = schema.Rest is not { } rest ? JsonValue.Create(false)
            : Shapes.Described(rest.Description, typeof(ScriptUse).IsAssignableFrom(type) ? [] : ValueShape.Of(TypeWords.ValueOf(rest.Type)!, rest)); // what a script takes it says itself
        if (required.Length > 0)
            shape["required"] = new JsonArray(required);
        if (schema.Rest is { Required: true })
            shape["minProperties"] = required.Length + 1;
        if (groups.Length > 0)
            shape["allOf"] = new JsonArray(groups);
        return shape;
    }

    /// <summary>The mapping, or the one required option as a scalar or a list in its place.</summary>
    public static JsonObject OrShorthand(Type type) =>
        OptionsSchema.Of(type).Shorthand is { } only && ValueShape.WithoutMapping(only) is { } value ? Shapes.AnyOf(value, Of(type)) : Of(type);

    static JsonObject Properties(OptionsSchema schema)
    {
        var properties = new JsonObject();
        var defaults = schema.Create();
        foreach (var option in schema.Options.Where(option => !option.IsRest))
        {
            var shape = ValueShape.Of(option.Type, option);
            var described = Shapes.Described(Text(OptionTable.Row(schema, option, defaults)), option.Nullable ? Shapes.OrNull(shape) : shape);
            if (!option.Required && ValueShape.Plain(option.ValueOf(defaults)) is { } value)
                described["default"] = value;
            properties[option.Key] = described;
        }
        return properties;
    }

    /// <summary>What hovering shows: the description, then type, range and default as in the option table.</summary>
    static string Text(OptionRow row)
    {
        var range = row.Range.Length > 0 ? $", {row.Range}" : "";
        var otherwise = row.Default is "required" or "none" || row.Default.StartsWith("one of ", StringComparison.Ordinal) ? row.Default : $"default {row.Default}";
        return $"{row.Description} ({row.Type}{range}; {otherwise})".TrimStart();
    }

    static JsonNode ExactlyOne(IEnumerable<Option> group) => new JsonObject
    {
        ["oneOf"] = new JsonArray([.. group.Select(option => new JsonObject
        {
            ["required"] = new JsonArray(option.Key),
            ["properties"] = new JsonObject { [option.Key] = new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } } },
        })]),
    };
}
