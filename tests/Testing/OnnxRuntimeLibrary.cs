using Xunit;

namespace Assay.Testing;

/// <summary>ONNX Runtime as tests find it: named by ASSAY_ONNXRUNTIME, or the npm package that <c>scripts/dev/test.sh</c> installs. Tests without it are skipped with the reason.</summary>
public static class OnnxRuntimeLibrary
{
    /// <summary>The library's file, or null.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Skips the calling test when there is none.</summary>
    public static void Require() => Assert.SkipWhen(Path is null, "ONNX Runtime is not installed: npm install --ignore-scripts onnxruntime-node, or ASSAY_ONNXRUNTIME=<path of the library>");

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ASSAY_ONNXRUNTIME") is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        var bin = System.IO.Path.Combine(Repository.Root, "artifacts", "npm", "node_modules", "onnxruntime-node", "bin");
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return !Directory.Exists(bin) ? null : Directory.GetDirectories(bin).Select(api => System.IO.Path.Combine(api, system, architecture)).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*onnxruntime.*")).FirstOrDefault(file => !file.EndsWith(".node", StringComparison.Ordinal));
    }
}
