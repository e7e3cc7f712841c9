namespace Assay.Contracts.Tests.HouseRules;

/// <summary>The files of the checkout that people write; paths are relative to the root, with '/'.</summary>
static class Sources
{
    static readonly string[] Areas = ["core", "plugins", "tests", "pipelines", "scripts"];

    /// <summary>Every file below the five areas.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Areas.Select(area => Path.Combine(Repository.Root, area))
            .Where(Directory.Exists)
            .SelectMany(area => Directory.EnumerateFiles(area, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<string> Code => Files.Where(file => Path.GetExtension(file) is ".cs" or ".csx");

    /// <summary>Files of text that people read.</summary>
    public static IEnumerable<string> Texts => Files.Where(file => Path.GetExtension(file) is ".cs" or ".csx" or ".md" or ".sh" or ".yaml" or ".csproj" or ".props");

    /// <summary>Folders that hold files themselves.</summary>
    public static IEnumerable<string> Folders => Files.Select(file => file[..file.LastIndexOf('/')]).Distinct();

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));
}
