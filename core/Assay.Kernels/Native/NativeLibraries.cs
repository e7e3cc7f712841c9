using System.Runtime.InteropServices;

namespace Assay.Kernels.Native;

/// <summary>Finds and loads native libraries: a path of the caller's, the environment variable, the plugin's folder, beside the application, the npm package, the system. Thread-safe.</summary>
public static class NativeLibraries
{
    /// <summary>The value of a library's environment variable that hides the library.</summary>
    public const string Hidden = "none";

    /// <param name="library">What is looked for.</param>
    /// <param name="path">A file, or the folder that holds it; when it is given, nothing else will do.</param>
    /// <param name="folder">The folder of the plugin that needs it.</param>
    public static LibrarySearch Find(KnownLibrary library, string? path = null, string? folder = null)
    {
        var variable = library.Variable is { } name ? Environment.GetEnvironmentVariable(name) : null;
        if (path is not { Length: > 0 } && variable == Hidden)
            return new(library, null, [$"{library.Variable}={Hidden}"]) { IsHidden = true };
        var (named, tried) = (path is { Length: > 0 } ? path : variable is { Length: > 0 } ? variable : null, new List<string>());
        foreach (var candidate in named is not null ? Named(library, named) : LibraryPlaces.Of(library, folder))
            if (Load(library, candidate, tried) is { } found)
                return new(library, found, tried);
        return new(library, null, named is not null ? tried : [.. tried, .. LibraryPlaces.Describe(library)]);
    }

    /// <summary>As <see cref="Find"/>, for whoever cannot do without.</summary>
    /// <exception cref="DllNotFoundException">It is not there, hidden, or cannot be loaded; the message says what was tried and how to install it.</exception>
    public static FoundLibrary Load(KnownLibrary library, string? path = null, string? folder = null) =>
        Find(library, path, folder) switch
        {
            { Found: { } found } => found,
            var search => throw new DllNotFoundException(search.Failure),
        };

    static string[] Named(KnownLibrary library, string place)
    {
        var full = Path.GetFullPath(place);
        return [Directory.Exists(full) ? LibraryFiles.Find(full, LibraryPlaces.FileNames(library)) ?? full : full];
    }

    static FoundLibrary? Load(KnownLibrary library, string candidate, List<string> tried)
    {
        if (Path.IsPathRooted(candidate) && !File.Exists(candidate))
        {
            tried.Add($"{candidate}: {(Directory.Exists(candidate) ? "a folder without it" : "no such file")}");
            return null;
        }
        try
        {
            // Never freed: both libraries leave threads behind that would then run nowhere.
            var handle = NativeLibrary.Load(candidate);
            return new(Path.IsPathRooted(candidate) ? candidate : Mapped(candidate) ?? candidate, library.Version(handle), handle);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            if (Path.IsPathRooted(candidate))
                tried.Add($"{candidate}: {Reason(e)}");
            return null;
        }
    }

    /// <summary>Of the many lines that the runtime prints, the one that the loader wrote.</summary>
    static string Reason(Exception e) =>
        e.Message.Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "it cannot be loaded";

    /// <summary>The file that the loader took for a name, where the system tells.</summary>
    static string? Mapped(string name) => !OperatingSystem.IsLinux() ? null
        : File.ReadLines("/proc/self/maps").Select(line => line[(line.LastIndexOf(' ') + 1)..]).FirstOrDefault(path => Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));
}
