using System.Text;

namespace Assay.Runtime.Scripts;

/// <summary>Lines such as <c>#load "x.csx"</c> and <c>#r "plugin:Name"</c>, found without the compiler.</summary>
static class ScriptDirectives
{
    const string Plugin = "plugin:";

    public const string NuGet = "nuget:";

    /// <summary>What stands in quotes behind a directive, in order.</summary>
    public static IEnumerable<string> Of(ScriptSource file, string word) =>
        from line in Encoding.UTF8.GetString(file.Content).Split('\n')
        let directive = line.TrimStart('\uFEFF', ' ', '\t')
        where directive.StartsWith('#')
        let quoted = directive.Split('"')
        where quoted.Length > 2 && quoted[0][1..].Trim() == word && quoted[1].Length > 0
        select quoted[1];

    /// <summary>The plugin that a reference names, or null.</summary>
    public static string? PluginOf(string directive) => directive.StartsWith(Plugin, StringComparison.Ordinal) ? directive[Plugin.Length..].Trim() : null;

    /// <summary>The reference names a file, rather than a plugin, a package or a part of .NET.</summary>
    public static bool IsPath(string directive) =>
        PluginOf(directive) is null && !directive.StartsWith(NuGet, StringComparison.Ordinal)
        && (directive.Contains('/') || directive.Contains('\\') || directive.EndsWith(".dll", StringComparison.OrdinalIgnoreCase));
}
