using System.Xml.Linq;

namespace Assay.Contracts.Tests.Layering;

/// <summary>A project as its csproj and the Directory.Build.props above it describe it.</summary>
sealed class ProjectFile
{
    readonly List<XElement> items = [];

    ProjectFile(string path)
    {
        Path = path;
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        Read(path);
        for (var folder = new FileInfo(path).Directory; folder!.FullName != Repository.Root; folder = folder.Parent)
            Read(System.IO.Path.Combine(folder.FullName, "Directory.Build.props"));
    }

    public string Path { get; }
    public string Name { get; }

    /// <summary>The folder below the root: core, plugins or tests.</summary>
    public string Area => System.IO.Path.GetRelativePath(Repository.Root, Path).Replace('\\', '/').Split('/')[0];

    public IEnumerable<string> Packages => items.Where(item => item.Name.LocalName == "PackageReference").Select(item => (string)item.Attribute("Include")!);

    /// <summary>Projects whose types this one sees.</summary>
    public IEnumerable<string> Uses => References(item => !BuildOrderOnly(item));

    /// <summary>Projects that are built before this one, no more.</summary>
    public IEnumerable<string> BuiltBefore => References(BuildOrderOnly);

    /// <summary>Every project below core, plugins and tests.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
    [
        .. new[] { "core", "plugins", "tests" }
            .SelectMany(area => Directory.GetFiles(System.IO.Path.Combine(Repository.Root, area), "*.csproj", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new ProjectFile(path)),
    ];

    void Read(string path)
    {
        if (File.Exists(path))
            items.AddRange(XDocument.Load(path).Descendants("ItemGroup").Where(Applies).SelectMany(group => group.Elements()));
    }

    /// <summary>The tree's only condition on a group of items: test projects.</summary>
    bool Applies(XElement group) =>
        (string?)group.Attribute("Condition") is not { } condition || !condition.Contains("EndsWith('.Tests')") || Name.EndsWith(".Tests", StringComparison.Ordinal);

    IEnumerable<string> References(Func<XElement, bool> condition) => items
        .Where(item => item.Name.LocalName == "ProjectReference")
        .Where(condition)
        .Select(item => ((string)item.Attribute("Include")!).Replace('\\', '/'))
        .Select(include => include.Contains("plugins/*") ? "plugins" : System.IO.Path.GetFileNameWithoutExtension(include));

    static bool BuildOrderOnly(XElement item) => (string?)item.Attribute("ReferenceOutputAssembly") == "false";
}
