using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Plugins;

/// <summary>The beginnings of a plugin of one's own: project, component, options, a passing test and a pipeline to try it with. The texts are the files below <c>Template/</c>.</summary>
public static class PluginTemplate
{
    const string Root = "template/plugin/";

    /// <summary>The kinds there are templates for, as users write them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. new[]
    {
        ComponentKind.Scorer, ComponentKind.Dataset, ComponentKind.Reference, ComponentKind.TableStep, ComponentKind.Output, ComponentKind.Reviewer,
    }.Select(KindWords.KeyOf)];

    /// <summary>Relative paths and texts.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="home">The folder of an installed Assay, for <c>AssayHome.props</c>.</param>
    public static SortedDictionary<string, string> Files(PluginName name, string kind, string home)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (var resource in typeof(PluginTemplate).Assembly.GetManifestResourceNames())
            if (RelativePath(resource, "every-kind") is { } path || (path = RelativePath(resource, kind)) is not null)
                files[path.Replace("Name", name.Pascal, StringComparison.Ordinal)] = Fill(Read(resource), name, kind, home);
        return files;
    }

    /// <summary>Writes them; nothing that exists is touched.</summary>
    /// <exception cref="AssayException">The folder exists and is not empty.</exception>
    public static void Save(string folder, IReadOnlyDictionary<string, string> files)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new AssayException("exists", $"{folder} exists already, and nothing in it will be overwritten; choose another name, or a folder with --out");
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    static string? RelativePath(string resource, string part) =>
        resource.Replace('\\', '/') is var path && path.StartsWith($"{Root}{part}/", StringComparison.Ordinal) ? path[(Root.Length + part.Length + 1)..] : null;

    static string Fill(string text, PluginName name, string kind, string home) => text
        .Replace("{{Name}}", name.Pascal, StringComparison.Ordinal)
        .Replace("{{name}}", name.Snake, StringComparison.Ordinal)
        .Replace("{{dash-name}}", name.Kebab, StringComparison.Ordinal)
        .Replace("{{a kind}}", KindWords.Of(Enum.GetValues<ComponentKind>().First(value => KindWords.KeyOf(value) == kind)), StringComparison.Ordinal)
        .Replace("{{home}}", System.Security.SecurityElement.Escape(home), StringComparison.Ordinal);

    static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PluginTemplate).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
