using System.Text;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>The options record of a plugin made from a script: a property for each key that a pipeline may give the script.</summary>
static class OptionsText
{
    public static bool IsKey(ScriptParameter parameter) => parameter.Fill is ScriptFill.Opinion or ScriptFill.Column or ScriptFill.Option;

    /// <summary>Whether the pipeline may give it anything.</summary>
    public static bool Any(CompiledScript script) => script.Parameters.Any(IsKey) || HasPath(script);

    /// <summary>It writes a text file, and the pipeline may say where.</summary>
    public static bool HasPath(CompiledScript script) => script.Parameters.Any(parameter => parameter.Fill == ScriptFill.Writer);

    public static string RecordOf(PluginName name) => name.Pascal + "Options";

    /// <summary>The properties.</summary>
    public static string Of(CompiledScript script, PluginName name)
    {
        var text = new StringBuilder(HasPath(script) ? "    [Description(\"The text file to write; without it one in the run folder.\")]\n    public OutputPath? Path { get; init; }\n" : "");
        foreach (var parameter in script.Parameters.Where(IsKey))
        {
            text.Append(text.Length == 0 ? "" : "\n");
            foreach (var attribute in Attributes(parameter))
                text.Append($"    [{attribute}]\n");
            text.Append($"    public {Property(parameter, OptionName.Property(parameter.Key, RecordOf(name)))}\n");
        }
        return text.ToString();
    }

    static string Property(ScriptParameter parameter, string property) => parameter.Fill switch
    {
        ScriptFill.Opinion => $"ReferenceName? {property} {{ get; init; }}",
        ScriptFill.Column => $"ColumnName {property} {{ get; init; }} = new({CSharpText.Literal(parameter.Key)});",
        _ when parameter.Required => $"required {CSharpText.TypeOf(parameter)} {property} {{ get; init; }}",
        _ => $"{CSharpText.TypeOf(parameter)} {property} {{ get; init; }}" + (CSharpText.DefaultOf(parameter) is { } value ? $" = {value};" : ""),
    };

    static IEnumerable<string> Attributes(ScriptParameter parameter)
    {
        var description = parameter.Fill switch
        {
            ScriptFill.Opinion => $"The reference that says `{parameter.Key}`; may be left out when only one can.",
            ScriptFill.Column => $"The column that is `{parameter.Key}`.",
            _ => parameter.Description,
        };
        if (description.Length > 0)
            yield return $"Description({CSharpText.Literal(description)})";
        if (parameter.Range is { } range)
            yield return $"Range({Bound(parameter, range.Minimum)}, {Bound(parameter, range.Maximum)}{(range.MinimumIsExclusive ? ", MinimumIsExclusive = true" : "")}{(range.MaximumIsExclusive ? ", MaximumIsExclusive = true" : "")})";
        if (parameter.Words is { } words)
            yield return $"AllowedValues({string.Join(", ", words.Select(CSharpText.Literal))})";
    }

    // Both bounds are of one type: whole numbers where both are.
    static string Bound(ScriptParameter parameter, double value) =>
        parameter.Range is { } range && IsWhole(range.Minimum) && IsWhole(range.Maximum) && parameter.Type == "int" ? ((int)value).ToString() : CSharpText.Literal(value);

    static bool IsWhole(double value) => value == Math.Floor(value) && value is >= int.MinValue and <= int.MaxValue;
}
