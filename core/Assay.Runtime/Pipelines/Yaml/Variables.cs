using System.Text.RegularExpressions;

namespace Assay.Runtime.Pipelines.Yaml;

/// <summary><c>${NAME}</c> and <c>${NAME:default}</c> from the environment; <c>$${</c> stands for <c>${</c>. An empty variable counts as unset when there is a default.</summary>
static partial class Variables
{
    /// <param name="lookup">What a variable is set to, or null.</param>
    /// <param name="report">Gets a code and a message per variable that cannot be filled in.</param>
    public static string Substitute(string text, Func<string, string?> lookup, Action<string, string> report) =>
        !text.Contains("${", StringComparison.Ordinal) ? text : Pattern().Replace(text, match => Fill(match, lookup, report));

    static string Fill(Match match, Func<string, string?> lookup, Action<string, string> report)
    {
        if (match.Value == "$${")
            return "${";
        if (!match.Groups["name"].Success)
            report(Codes.BadVariable, "'${' is not followed by NAME} or NAME:default}; write '$${' for a literal '${'");
        var (name, fallback) = (match.Groups["name"].Value, match.Groups["default"]);
        var value = name.Length > 0 ? lookup(name) : "";
        if (fallback.Success && string.IsNullOrEmpty(value))
            return fallback.Value;
        if (value is null)
            report(Codes.UndefinedVariable, $"the environment variable '{name}' is not set; set it, or write a default: ${{{name}:default}}");
        return value ?? "";
    }

    [GeneratedRegex(@"\$\$\{|\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:(?<default>[^}]*))?\}|\$\{", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
