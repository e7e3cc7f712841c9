using System.Globalization;
using System.Text.RegularExpressions;

namespace Assay.Models.Onnx;

/// <summary>The classes that a model names in its metadata: <c>classes</c>, <c>names</c> (as Ultralytics writes it), <c>class_names</c> or <c>labels</c>.</summary>
static partial class ModelClasses
{
    static readonly string[] Keys = ["classes", "names", "class_names", "labels"];

    /// <summary>A JSON list, names between commas, or a dictionary of ids as Python or JSON write it; null when there is none, or it cannot be read.</summary>
    public static ClassList? Of(IReadOnlyDictionary<string, string> metadata)
    {
        foreach (var key in Keys)
            if (metadata.TryGetValue(key, out var text) && Parse(text.Trim()) is { Count: > 0 } classes)
                return classes;
        return null;
    }

    static ClassList? Parse(string text)
    {
        try
        {
            return text.StartsWith('{') ? new ClassList(Entry().Matches(text).Select(match => new Class(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value + match.Groups[3].Value)).OrderBy(entry => entry.Id))
                : text.StartsWith('[') ? ClassList.Named(Quoted().Matches(text).Select(match => match.Groups[1].Value + match.Groups[2].Value))
                : ClassList.Named(text.Split([',', '\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or OverflowException)
        {
            return null; // A name twice, or a number that no id can be: then it is no list of classes.
        }
    }

    [GeneratedRegex("""["']?(\d+)["']?\s*:\s*(?:"([^"]*)"|'([^']*)')""")]
    private static partial Regex Entry();

    [GeneratedRegex("""  "([^"]*)"|'([^']*)'  """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();
}
