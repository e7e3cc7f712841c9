using System.Globalization;
using System.Text;

namespace Assay.Runtime.Scripts.Promoting;

/// <summary>Values and types as C# writes them.</summary>
static class CSharpText
{
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
            literal.Append(c is '"' or '\\' ? $"\\{c}" : char.IsControl(c) || c is '\u2028' or '\u2029' || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return literal.Append('"').ToString();
    }

    /// <summary>A literal of type double.</summary>
    public static string Literal(double value) =>
        double.IsPositiveInfinity(value) ? "double.PositiveInfinity" : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";

    /// <summary>The type of an option, with '?' where the script has one.</summary>
    public static string TypeOf(ScriptParameter option) => (option.IsList ? $"IReadOnlyList<{Short(option.Type)}>" : Short(option.Type)) + (option.Optional ? "?" : "");

    /// <summary>What an option is when the pipeline says nothing; null for null.</summary>
    public static string? DefaultOf(ScriptParameter option) => option.Default is not { } text ? null : option.Type switch
    {
        "string" => Literal(text),
        "bool" => text.ToLowerInvariant(),
        "double" => Literal(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => text,
    };

    /// <summary>Any value of an option's type that the option takes.</summary>
    public static string SampleOf(ScriptParameter option)
    {
        var low = option.Range is not { } range || double.IsInfinity(range.Minimum) ? 1 : range.Minimum + (range.MinimumIsExclusive ? Math.Min(1, (range.Maximum - range.Minimum) / 2) : 0);
        var one = option.Type switch
        {
            "bool" => "true",
            "int" or "long" => low.ToString("0", CultureInfo.InvariantCulture),
            "double" => Literal(low),
            "string" => Literal(option.Words is [var word, ..] ? word : "x"),
            _ => "new(\"x\")",
        };
        return option.IsList ? $"[{one}]" : one;
    }

    static string Short(string type) => type.StartsWith("Assay.", StringComparison.Ordinal) ? type["Assay.".Length..] : type;
}
