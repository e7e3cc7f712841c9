namespace Assay.Runtime.Scripts;

/// <summary>A package that a script names: <c>#r "nuget: Name, 1.2.3"</c>.</summary>
/// <param name="Version">Empty when the script says none.</param>
sealed record ScriptPackage(string Name, string Version)
{
    public static IReadOnlyList<ScriptPackage> Of(ScriptSources sources) =>
        [.. sources.Files.SelectMany(file => ScriptDirectives.Of(file, "r")).Where(IsPackage).Select(Parse).Distinct()];

    /// <summary>A name and a version as NuGet has them: nothing that means something else in a project file.</summary>
    public bool IsComplete => IsPlain(Name) && IsPlain(Version);

    static bool IsPackage(string directive) => directive.StartsWith(ScriptDirectives.NuGet, StringComparison.Ordinal);

    static ScriptPackage Parse(string directive)
    {
        var parts = directive[ScriptDirectives.NuGet.Length..].Split(',', 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    static bool IsPlain(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '+');
}
