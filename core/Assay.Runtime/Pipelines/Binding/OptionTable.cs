using System.Collections;
using System.Globalization;
using System.Text;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>A line of a component's option table.</summary>
/// <param name="Default">As YAML writes it; <c>required</c> when there is none, <c>none</c> when leaving it out means just that.</param>
public sealed record OptionRow(string Option, string Type, string Default, string Range, string Description);

/// <summary>What `assay describe` and the plugins' READMEs say of options; made from the options record alone.</summary>
public static class OptionTable
{
    /// <summary>A row per option; those of a nested record follow as <c>outer.inner</c>.</summary>
    public static IReadOnlyList<OptionRow> Rows(Type? options) => options is null ? [] : [.. Rows(OptionsSchema.Of(options), "", 0)];

    /// <summary>The table as Markdown, without an empty line around it.</summary>
    public static string Markdown(Type? options)
    {
        if (Rows(options) is not { Count: > 0 } rows)
            return "No options.\n";
        var text = new StringBuilder("| option | type | default | range | description |\n| --- | --- | --- | --- | --- |\n");
        foreach (var row in rows)
            text.Append($"| `{row.Option}` | {Cell(row.Type)} | {Cell(row.Default)} | {Cell(row.Range)} | {Cell(row.Description)} |\n");
        return text.ToString();
    }

    /// <param name="defaults">A record with every option at its default.</param>
    internal static OptionRow Row(OptionsSchema schema, Option option, object defaults) => new(
        option.IsRest ? "<name>" : option.Key, TypeWords.Short(option.IsRest ? TypeWords.ValueOf(option.Type) ?? option.Type : option.Type),
        Default(schema, option, defaults), option.Range is { } range ? RangeWords.Of(range) : "", option.Description);

    static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    static IEnumerable<OptionRow> Rows(OptionsSchema schema, string prefix, int depth)
    {
        var defaults = schema.Create();
        foreach (var option in schema.Options)
        {
            var row = Row(schema, option, defaults);
            var name = prefix + row.Option;
            yield return row with { Option = name };
            if (Nested(option.Type) is { } nested && depth < 3)
                foreach (var inner in Rows(OptionsSchema.Of(nested), name + ".", depth + 1))
                    yield return inner;
        }
    }

    static Type? Nested(Type type) =>
        (TypeWords.ElementOf(type) ?? TypeWords.ValueOf(type) ?? type) is { IsClass: true } record && record != typeof(string) && record != typeof(object) ? record : null;

    static string Default(OptionsSchema schema, Option option, object defaults) =>
        option.Group is { } group ? $"one of {string.Join(", ", schema.Options.Where(other => other.Group == group).Select(other => other.Key))}"
        : option.Required ? "required"
        : option.Type == typeof(ReferenceName) && option.Nullable ? "the only one that fits"
        : Yaml(option.ValueOf(defaults));

    static string Yaml(object? value) => value switch
    {
        null => "none",
        bool flag => flag ? "true" : "false",
        Enum word => Identifier.SnakeCase(word.ToString()),
        string { Length: 0 } => "''",
        string text => text,
        IDictionary { Count: 0 } => "none",
        IEnumerable list => list.Cast<object?>().ToList() is { Count: > 0 } items ? $"[{string.Join(", ", items.Select(Yaml))}]" : "none",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().IsClass ? "see below" : value.ToString() ?? "",
    };
}
