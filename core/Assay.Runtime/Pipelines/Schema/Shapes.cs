using System.Text.Json.Nodes;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>Pieces that schemas are made of.</summary>
static class Shapes
{
    /// <summary>A string by its pattern. Where <c>${</c> fits, a variable may stand, whose value only the reader can judge.</summary>
    public static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>Any text: YAML reads <c>2024</c> and <c>true</c> as something else, the reader does not.</summary>
    public static JsonObject Name() => new() { ["type"] = new JsonArray("string", "number", "boolean"), ["minLength"] = 1 };

    /// <summary>An id that expressions can name.</summary>
    public static JsonObject Identifier() => new()
    {
        ["type"] = "string",
        ["pattern"] = @"^[a-z][a-z0-9_]*$",
        ["not"] = new JsonObject { ["enum"] = new JsonArray([.. Plugins.Identifier.Keywords.Order(StringComparer.Ordinal).Select(word => (JsonNode)word)]) },
    };

    public static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    public static JsonObject Flag() => OrVariable(new JsonObject { ["type"] = "boolean" });

    /// <summary>A definition of the schema by its name.</summary>
    public static JsonObject Use(string definition) => new() { ["$ref"] = "#/definitions/" + definition };

    public static JsonObject AnyOf(params JsonObject[] shapes) => new() { ["anyOf"] = new JsonArray([.. shapes]) };

    public static JsonObject OrNull(JsonObject shape) => AnyOf(shape, new JsonObject { ["type"] = "null" });

    public static JsonObject OrVariable(JsonObject shape) => AnyOf(shape, Use("variable"));

    /// <summary>One, or a list of them.</summary>
    public static JsonObject OneOrMore(JsonObject one) => AnyOf(one, new JsonObject { ["type"] = "array", ["items"] = one.DeepClone() });

    /// <summary>A mapping of names to something.</summary>
    public static JsonObject MapOf(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    /// <summary>The shape under a text for people; a draft-07 validator ignores what stands beside a <c>$ref</c>.</summary>
    public static JsonObject Described(string text, JsonObject shape)
    {
        var described = new JsonObject { ["description"] = text };
        if (shape.ContainsKey("$ref"))
            described["allOf"] = new JsonArray(shape);
        else
            foreach (var (key, value) in shape)
                described[key] = value?.DeepClone();
        return described;
    }
}
