using System.Runtime.InteropServices;

namespace Assay.Kernels.Native;

/// <summary>Native libraries in a folder: beside the assembly that needs them, or below <c>runtimes/</c> as packages lay them out.</summary>
public static class LibraryFiles
{
    /// <summary>A library by the name an import uses, or null.</summary>
    public static string? Find(string folder, string name) => Find(folder, FileNames(name));

    /// <summary>The first of some file names that is there, or null.</summary>
    public static string? Find(string folder, IEnumerable<string> files) =>
        (from place in Places(folder) from file in files where !Path.IsPathRooted(file) select Path.Combine(place, file)).FirstOrDefault(File.Exists);

    /// <summary>What a library of that name may be called on this system, likeliest first.</summary>
    public static IReadOnlyList<string> FileNames(string name) =>
        OperatingSystem.IsWindows() ? [name + ".dll", name] : OperatingSystem.IsMacOS() ? [$"lib{name}.dylib", name + ".dylib", name] : [$"lib{name}.so", name + ".so", name];

    static IEnumerable<string> Places(string folder) =>
        [folder, .. Platforms().Select(platform => Path.Combine(folder, "runtimes", platform, "native"))];

    /// <summary>From the most to the least particular.</summary>
    static IEnumerable<string> Platforms()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return [RuntimeInformation.RuntimeIdentifier, $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", system, OperatingSystem.IsWindows() ? "any" : "unix"];
    }
}
