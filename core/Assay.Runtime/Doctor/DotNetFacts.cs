using System.Runtime.InteropServices;

namespace Assay.Runtime.Doctor;

/// <summary>The .NET this runs on, and the one that builds plugins.</summary>
static class DotNetFacts
{
    public static IReadOnlyList<Fact> All() =>
    [
        new("runtime", $"{Environment.Version}, {RuntimeInformation.RuntimeIdentifier}"),
        Sdks() is { Count: > 0 } found
            ? new("SDK", string.Join(", ", found))
            : new("SDK", "none found", "only needed to build plugins of your own: https://dotnet.microsoft.com/download"),
    ];

    /// <summary>Below the installation this process runs on, or the one on the PATH.</summary>
    static List<string> Sdks() =>
    [
        .. Roots().Select(root => Path.Combine(root, "sdk")).Where(Directory.Exists).Take(1)
            .SelectMany(Directory.GetDirectories).Select(folder => Path.GetFileName(folder)).Where(name => char.IsAsciiDigit(name[0])).Order(StringComparer.Ordinal),
    ];

    static IEnumerable<string> Roots()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            if (File.Exists(Path.Combine(folder, name)))
                yield return Path.GetDirectoryName(Kernels.Files.RealPath.Of(Path.Combine(folder, name)))!;
    }
}
