using System.Text.RegularExpressions;

namespace Assay.Testing;

/// <summary>Takes out of a text what differs from machine to machine and from run to run.</summary>
public static partial class PlainText
{
    /// <summary>The folder becomes <c>&lt;folder&gt;</c>, the checkout <c>&lt;root&gt;</c>, back slashes become slashes, times become <c>0.0 s</c>, versions <c>0.0.0</c>.</summary>
    public static string Of(string text, string folder) => Times().Replace(
        Versions().Replace(
            text.ReplaceLineEndings("\n")
                .Replace(folder, "<folder>", StringComparison.Ordinal)
                .Replace(Repository.Root, "<root>", StringComparison.Ordinal)
                .Replace('\\', '/'),
            "0.0.0"),
        "0.0 s");

    [GeneratedRegex(@"\b\d+\.\d+\.\d+(\+[0-9a-f]+)?\b")]
    private static partial Regex Versions();

    [GeneratedRegex(@"\b\d+(\.\d+)? m?s\b")]
    private static partial Regex Times();
}
