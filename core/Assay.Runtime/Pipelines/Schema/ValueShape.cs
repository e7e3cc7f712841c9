using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Schema;

/// <summary>The shape of an option's value, as <see cref="ValueBinder"/> reads it.</summary>
static class ValueShape
{
    public static JsonObject Of(Type type, Option option) =>
        type == typeof(object) ? []
        : TypeWords.ElementOf(type) is { } element ? Shapes.OneOrMore(Of(element, option))
        : TypeWords.ValueOf(type) is { } value ? Shapes.MapOf(Of(value, option))
        : IsRecord(type) ? RecordShape.OrShorthand(type)
        : Scalar(type, option);

    /// <summary>What may stand for a whole mapping of options; null when only a mapping can.</summary>
    public static JsonObject? WithoutMapping(Option option)
    {
        var inner = TypeWords.ElementOf(option.Type) ?? option.Type;
        if (TypeWords.ValueOf(inner) is not null || IsRecord(inner))
            return inner == option.Type ? null : new JsonObject { ["type"] = "array", ["items"] = Of(inner, option) };
        return Of(option.Type, option);
    }

    /// <summary>A default as JSON; null when YAML has no plain form of it.</summary>
    public static JsonNode? Plain(object? value) => value switch
    {
        bool flag => JsonValue.Create(flag),
        int whole => JsonValue.Create(whole),
        long whole => JsonValue.Create(whole),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        string text => JsonValue.Create(text),
        Enum word => JsonValue.Create(Identifier.SnakeCase(word.ToString())),
        _ => null,
    };

    static bool IsRecord(Type type) => type.IsClass && type != typeof(string);

    static JsonObject Scalar(Type type, Option option) =>
        type == typeof(bool) ? Shapes.Flag()
        : type == typeof(int) || type == typeof(long) ? Shapes.AnyOf(Number("integer", option.Range), Shapes.Use("whole_number_in_text"))
        : type == typeof(double) ? Shapes.AnyOf(Number("number", option.Range), Shapes.Use("number_in_text"))
        : type.IsEnum ? Shapes.OrVariable(Shapes.Words(TypeWords.Words(type)))
        : type == typeof(ReferenceName) || type == typeof(ColumnName) || type == typeof(StepName) ? Shapes.AnyOf(Shapes.Use("identifier"), Shapes.Use("variable"))
        : type == typeof(SecretName) ? Shapes.Text(@"^[A-Za-z_][A-Za-z0-9_]*$|\$\{")
        : type == typeof(string) ? new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") }
        : Shapes.Use("name");

    static JsonObject Number(string type, RangeAttribute? range)
    {
        var shape = new JsonObject { ["type"] = type };
        if (range is not null)
        {
            Bound(shape, range.Minimum, range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum");
            Bound(shape, range.Maximum, range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum");
        }
        return shape;
    }

    static void Bound(JsonObject shape, object bound, string keyword)
    {
        var value = Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        if (double.IsFinite(value) && Math.Abs(value) < int.MaxValue)
            shape[keyword] = value;
    }
}
