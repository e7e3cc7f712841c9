using System.Runtime.InteropServices;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Doctor.Libraries;

/// <summary>A library that could be loaded.</summary>
/// <param name="Version">As it says itself; null when it does not.</param>
sealed record FoundLibrary(string Path, string? Version);

/// <summary>Looks for a native library in this order: the environment variable, the plugin's folder, beside the application, the npm package onnxruntime-node here or above, the system.</summary>
static class LibrarySearch
{
    /// <param name="folder">The folder of the plugin that needs it.</param>
    public static FoundLibrary? Find(KnownLibrary library, string? folder = null) =>
        Candidates(library, folder).Select(candidate => Load(library, candidate)).FirstOrDefault(found => found is not null);

    /// <summary>A variable that is set is obeyed: when the file it names cannot be loaded, nothing else will do.</summary>
    static IEnumerable<string> Candidates(KnownLibrary library, string? folder)
    {
        if (library.Variable is { } variable && Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return [Path.GetFullPath(named)];
        var beside = new[] { folder, AppContext.BaseDirectory }.OfType<string>().Select(place => NativeAssets.Find(place, library.Name)).OfType<string>();
        return beside.Concat(library == KnownLibrary.OnnxRuntime ? NodePackage() : []).Concat(library.SystemNames);
    }

    /// <summary><c>node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1</c>, from here upwards.</summary>
    static IEnumerable<string> NodePackage()
    {
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        for (var here = new DirectoryInfo(Environment.CurrentDirectory); here is not null; here = here.Parent)
        {
            var bin = Path.Combine(here.FullName, "node_modules", "onnxruntime-node", "bin");
            if (Directory.Exists(bin))
                foreach (var api in Directory.GetDirectories(bin).OrderDescending(StringComparer.Ordinal))
                    foreach (var file in Files(Path.Combine(api, system, RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant())))
                        yield return file;
        }
    }

    static string[] Files(string folder) => !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "*onnxruntime.*").Where(file => !file.EndsWith(".node", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    static FoundLibrary? Load(KnownLibrary library, string candidate)
    {
        if (!NativeLibrary.TryLoad(candidate, out var handle))
            return null;
        // Never freed: both libraries leave threads behind that would then run nowhere.
        return new(Path.IsPathRooted(candidate) ? candidate : Mapped(candidate) ?? candidate, library.Version(handle));
    }

    /// <summary>The file that the loader took for a name, where the system tells.</summary>
    static string? Mapped(string name) => !OperatingSystem.IsLinux() ? null
        : File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..]).FirstOrDefault(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
}
