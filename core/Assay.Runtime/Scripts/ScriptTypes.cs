using System.Collections;
using System.Globalization;

namespace Assay.Runtime.Scripts;

/// <summary>Types that an option of a script may have, by their names in C#.</summary>
static class ScriptTypes
{
    static readonly Dictionary<string, (Type Type, Func<string, object> Parse)> Known = new()
    {
        ["bool"] = (typeof(bool), text => bool.Parse(text)),
        ["int"] = (typeof(int), text => int.Parse(text, CultureInfo.InvariantCulture)),
        ["long"] = (typeof(long), text => long.Parse(text, CultureInfo.InvariantCulture)),
        ["double"] = (typeof(double), text => double.Parse(text, CultureInfo.InvariantCulture)),
        ["string"] = (typeof(string), text => text),
        ["Assay.InputPath"] = (typeof(InputPath), text => new InputPath(text)),
        ["Assay.OutputPath"] = (typeof(OutputPath), text => new OutputPath(text)),
        ["Assay.ColumnName"] = (typeof(ColumnName), text => new ColumnName(text)),
        ["Assay.SecretName"] = (typeof(SecretName), text => new SecretName(text)),
    };

    public static bool IsKnown(string name) => Known.ContainsKey(name);

    public static Type Of(ScriptParameter parameter) => parameter.IsList ? typeof(IReadOnlyList<>).MakeGenericType(Known[parameter.Type].Type) : Known[parameter.Type].Type;

    /// <summary>A value as text that reads back to the same bits.</summary>
    public static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    /// <summary>What a parameter holds when the pipeline says nothing.</summary>
    public static object? Parse(ScriptParameter parameter) => parameter.Default is { } text ? Known[parameter.Type].Parse(text) : null;

    /// <summary>An option's value, or values, as texts.</summary>
    public static IReadOnlyList<string>? Texts(object? value) => value is null ? null : value is IEnumerable list and not string ? [.. list.Cast<object>().Select(item => Text(item)!)] : [Text(value)!];

    public static object? FromTexts(ScriptParameter parameter, IReadOnlyList<string>? texts)
    {
        var (type, parse) = Known[parameter.Type];
        if (texts is null || !parameter.IsList)
            return texts is null ? null : parse(texts[0]);
        var list = Array.CreateInstance(type, texts.Count);
        for (var i = 0; i < texts.Count; i++)
            list.SetValue(parse(texts[i]), i);
        return list;
    }
}
