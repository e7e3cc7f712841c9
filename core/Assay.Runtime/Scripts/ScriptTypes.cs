using System.Globalization;

namespace Assay.Runtime.Scripts;

/// <summary>Types that an option of a script may have, by their names in C#.</summary>
static class ScriptTypes
{
    static readonly Dictionary<string, Type> Known = new()
    {
        ["bool"] = typeof(bool),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["double"] = typeof(double),
        ["string"] = typeof(string),
        ["Assay.InputPath"] = typeof(InputPath),
        ["Assay.OutputPath"] = typeof(OutputPath),
        ["Assay.ColumnName"] = typeof(ColumnName),
        ["Assay.SecretName"] = typeof(SecretName),
    };

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static Type Of(ScriptParameter parameter) => parameter.IsList ? typeof(IReadOnlyList<>).MakeGenericType(Known[parameter.Type]) : Known[parameter.Type];

    /// <summary>A constant of C# as text that reads back to the same bits.</summary>
    public static string? Text(object? constant) => Convert.ToString(constant, CultureInfo.InvariantCulture);

    public static object? Parse(ScriptParameter parameter) => parameter.Default is not { } text ? null : parameter.Type switch
    {
        "bool" => bool.Parse(text),
        "int" => int.Parse(text, CultureInfo.InvariantCulture),
        "long" => long.Parse(text, CultureInfo.InvariantCulture),
        "double" => double.Parse(text, CultureInfo.InvariantCulture),
        _ => text,
    };
}
