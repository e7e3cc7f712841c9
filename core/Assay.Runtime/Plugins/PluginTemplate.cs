using System.Text;
using System.Text.RegularExpressions;
using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Plugins;

/// <summary>The beginnings of a plugin of one's own: project, component, options, a passing test and a pipeline to try it with. The texts are the files below <c>Template/</c>.</summary>
public static partial class PluginTemplate
{
    const string Root = "template/plugin/";

    internal const string EveryKind = "every-kind";

    /// <summary>The kinds there are templates for, as users write them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. new[]
    {
        ComponentKind.Scorer, ComponentKind.Dataset, ComponentKind.Reference, ComponentKind.TableStep, ComponentKind.Output, ComponentKind.Reviewer,
    }.Select(KindWords.KeyOf)];

    /// <summary>Relative paths and contents.</summary>
    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="home">The folder of an installed Assay, for <c>AssayHome.props</c>.</param>
    public static SortedDictionary<string, byte[]> Files(PluginName name, string kind, string home) =>
        Files(name, Enum.GetValues<ComponentKind>().First(value => KindWords.KeyOf(value) == kind), home, [EveryKind, kind], new Dictionary<string, string>());

    /// <param name="parts">Folders of the template; of two files of one name the one of the later folder counts.</param>
    /// <param name="values">What stands for <c>{{key}}</c> in their texts, beside the names.</param>
    internal static SortedDictionary<string, byte[]> Files(PluginName name, ComponentKind kind, string home, IEnumerable<string> parts, IReadOnlyDictionary<string, string> values)
    {
        SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
        var resources = typeof(PluginTemplate).Assembly.GetManifestResourceNames();
        foreach (var (resource, path) in parts.SelectMany(part => resources.Select(resource => (resource, Path: RelativePath(resource, part)))))
            if (path is not null)
                files[path.Replace("Name", name.Pascal, StringComparison.Ordinal)] = Encoding.UTF8.GetBytes(Fill(Read(resource), name, kind, home, values));
        return files;
    }

    /// <summary>Writes them; nothing that exists is touched.</summary>
    /// <exception cref="AssayException">The folder exists and is not empty.</exception>
    public static void Save(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new AssayException("exists", $"{folder} exists already, and nothing in it will be overwritten; choose another name, or a folder with --out");
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    static string? RelativePath(string resource, string part) =>
        resource.Replace('\\', '/') is var path && path.StartsWith($"{Root}{part}/", StringComparison.Ordinal) ? path[(Root.Length + part.Length + 1)..] : null;

    // In one go, so that what is filled in is not filled in turn.
    static string Fill(string text, PluginName name, ComponentKind kind, string home, IReadOnlyDictionary<string, string> values) => Placeholder().Replace(text, match => match.Groups[1].Value switch
    {
        "Name" => name.Pascal,
        "name" => name.Snake,
        "dash-name" => name.Kebab,
        "a kind" => KindWords.Of(kind),
        "home" => System.Security.SecurityElement.Escape(home),
        var key => values[key],
    });

    [GeneratedRegex(@"\{\{([A-Za-z -]+)\}\}")]
    private static partial Regex Placeholder();

    static string Read(string resource)
    {
        using var reader = new StreamReader(typeof(PluginTemplate).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
