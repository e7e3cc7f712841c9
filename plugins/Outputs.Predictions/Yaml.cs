using System.Globalization;

namespace Assay.Outputs.Predictions;

/// <summary>Pieces of the pipeline that reads the files.</summary>
static class Yaml
{
    public static string Path(string option, string path) => $"{{ {option}: {Text(path)} }}";

    /// <summary>Names in order when the ids are 0, 1, 2, ..., else names to ids.</summary>
    public static string Classes(ClassList classes, params string[] further) =>
        classes.Index().All(entry => entry.Item.Id == entry.Index)
            ? $"[{string.Join(", ", classes.Select(entry => entry.Name).Concat(further).Select(Text))}]"
            : $"{{ {string.Join(", ", classes.Select(entry => string.Create(CultureInfo.InvariantCulture, $"{Text(entry.Name)}: {entry.Id}")))} }}";

    /// <summary>Names in order, whatever their ids: planes of an array.</summary>
    public static string Planes(ClassList classes, params string[] further) => $"[{string.Join(", ", classes.Select(entry => entry.Name).Concat(further).Select(Text))}]";

    public static string Text(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/') && text.Length > 0 && text is not "null" ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
