using System.Runtime.InteropServices;

namespace Assay.Kernels.Native;

/// <summary>Where a library may be when nobody says where, in the order in which it is tried.</summary>
static class LibraryPlaces
{
    /// <param name="library">What is looked for.</param>
    /// <param name="folder">The folder of the plugin that needs it.</param>
    public static IEnumerable<string> Of(KnownLibrary library, string? folder)
    {
        var beside = new[] { folder, AppContext.BaseDirectory }.OfType<string>().Select(place => LibraryFiles.Find(place, FileNames(library))).OfType<string>();
        return beside.Concat(library == KnownLibrary.OnnxRuntime ? NodePackage([Environment.CurrentDirectory, AppContext.BaseDirectory]) : []).Concat(library.SystemNames);
    }

    /// <summary>The same in words, for whoever wonders why it was not found.</summary>
    public static IEnumerable<string> Describe(KnownLibrary library)
    {
        var names = library.SystemNames.Where(name => !Path.IsPathRooted(name)).ToArray();
        return
        [
            $"beside the application in {Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)}",
            .. library == KnownLibrary.OnnxRuntime ? [$"node_modules/onnxruntime-node in {Environment.CurrentDirectory} and above"] : Array.Empty<string>(),
            "the system's " + (names.Length == 1 ? names[0] : $"{names[0]} to {names[^1]}"),
        ];
    }

    public static IEnumerable<string> FileNames(KnownLibrary library) => LibraryFiles.FileNames(library.Name).Concat(library.SystemNames);

    /// <summary><c>node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1</c>, in some folders and upwards from each.</summary>
    internal static IEnumerable<string> NodePackage(IEnumerable<string> folders) =>
        from start in folders
        from above in Upwards(start)
        let bin = Path.Combine(above, "node_modules", "onnxruntime-node", "bin")
        where Directory.Exists(bin)
        from api in Directory.GetDirectories(bin).OrderDescending(StringComparer.Ordinal)
        from file in Files(Path.Combine(api, System, RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()))
        select file;

    static IEnumerable<string> Upwards(string start)
    {
        for (var here = new DirectoryInfo(start); here is not null; here = here.Parent)
            yield return here.FullName;
    }

    static string System => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    static string[] Files(string folder) => !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder, "*onnxruntime.*").Where(file => !file.EndsWith(".node", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
