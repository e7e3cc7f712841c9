namespace Assay.Runtime.Scripts;

/// <summary>.NET's own assemblies, by name.</summary>
static class PlatformAssemblies
{
    static readonly Lazy<Dictionary<string, string>> Known = new(() => (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file)).ToDictionary(group => group.Key, group => group.First()));

    static readonly string Home = Path.GetDirectoryName(typeof(object).Assembly.Location) ?? "";

    /// <summary>The file of a part of .NET, or null. What the application brings along is no part of .NET.</summary>
    public static string? Find(string name) => Known.Value.TryGetValue(name, out var file) && Path.GetDirectoryName(file) == Home ? file : null;
}
