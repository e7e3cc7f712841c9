using System.Runtime.InteropServices;

namespace Assay.Runtime.Plugins;

/// <summary>Native libraries that lie in a plugin's folder without being listed in its deps.json: beside the assembly, or below <c>runtimes/</c> as packages lay them out.</summary>
static class NativeAssets
{
    /// <summary>A library by the name an import uses, or null.</summary>
    public static string? Find(string folder, string name) =>
        (from place in Places(folder) from file in FileNames(name) select Path.Combine(place, file)).FirstOrDefault(File.Exists);

    static IEnumerable<string> Places(string folder) =>
        [folder, .. Platforms().Select(platform => Path.Combine(folder, "runtimes", platform, "native"))];

    /// <summary>From the most to the least particular.</summary>
    static IEnumerable<string> Platforms()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return [RuntimeInformation.RuntimeIdentifier, $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", system, OperatingSystem.IsWindows() ? "any" : "unix"];
    }

    /// <summary>What a library of that name may be called on this system.</summary>
    public static string[] FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name + ".dll", name] : OperatingSystem.IsMacOS() ? [$"lib{name}.dylib", name + ".dylib", name] : [$"lib{name}.so", name + ".so", name];
}
