using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Types as users know them.</summary>
public static class TypeWords
{
    static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(bool)] = "true or false",
        [typeof(int)] = "a whole number",
        [typeof(long)] = "a whole number",
        [typeof(double)] = "a number",
        [typeof(string)] = "text",
        [typeof(object)] = "a value",
        [typeof(InputPath)] = "a path",
        [typeof(OutputPath)] = "a path to write",
        [typeof(ReferenceName)] = "the id of a reference",
        [typeof(ColumnName)] = "a column",
        [typeof(StepName)] = "the id of an earlier step",
        [typeof(Expression)] = "a C# expression",
        [typeof(SecretName)] = "the name of an environment variable",
    };

    /// <summary>For sentences: "expected a number".</summary>
    public static string Of(Type type) =>
        Known.TryGetValue(type, out var word) ? word
        : type.IsEnum ? $"one of {TextList.Of(Words(type))}"
        : ElementOf(type) is { } element ? $"a list of {Plural(element)}"
        : ValueOf(type) is { } value ? $"a mapping of names to {Plural(value)}"
        : $"a mapping of options ({TextList.Of(OptionsSchema.Of(type).Keys)})";

    /// <summary>For tables: <c>number</c>, <c>list of path</c>.</summary>
    public static string Short(Type type) =>
        type == typeof(bool) ? "true/false"
        : type == typeof(int) || type == typeof(long) ? "whole number"
        : type == typeof(double) ? "number"
        : type == typeof(OutputPath) ? "output path"
        : type == typeof(ReferenceName) ? "reference"
        : type == typeof(StepName) ? "step"
        : type == typeof(Expression) ? "expression"
        : type == typeof(SecretName) ? "environment variable"
        : type.IsEnum ? string.Join(", ", Words(type))
        : ElementOf(type) is { } element ? $"list of {Short(element)}"
        : ValueOf(type) is { } value ? $"name: {Short(value)}"
        : Known.TryGetValue(type, out var word) ? word[(word.IndexOf(' ') + 1)..] is { Length: > 0 } rest && word.StartsWith("a ", StringComparison.Ordinal) ? rest : word
        : "options";

    /// <summary>An enum's values in snake_case.</summary>
    public static IEnumerable<string> Words(Type type) => Enum.GetNames(type).Select(Identifier.SnakeCase);

    /// <summary>A list's element, or null.</summary>
    internal static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(IReadOnlyList<>) || generic == typeof(List<>) || generic == typeof(IEnumerable<>) || generic == typeof(IReadOnlyCollection<>) || generic == typeof(IList<>))
            ? type.GetGenericArguments()[0] : null;

    /// <summary>A string-keyed dictionary's value, or null.</summary>
    internal static Type? ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var generic
        && (generic == typeof(IReadOnlyDictionary<,>) || generic == typeof(Dictionary<,>) || generic == typeof(IDictionary<,>)) && type.GetGenericArguments()[0] == typeof(string)
            ? type.GetGenericArguments()[1] : null;

    static string Plural(Type type) => Of(type) switch
    {
        "a whole number" => "whole numbers",
        "a number" => "numbers",
        "a path" => "paths",
        "a column" => "columns",
        "a C# expression" => "C# expressions",
        "the id of a reference" => "reference ids",
        "the id of an earlier step" => "ids of earlier steps",
        var other => other,
    };
}
