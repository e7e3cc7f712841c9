namespace Assay.Runtime.Doctor.Libraries;

/// <summary>A native library that components may need.</summary>
/// <param name="Name">As in <see cref="NeedsLibraryAttribute"/>; also what an import calls it.</param>
/// <param name="Variable">The environment variable that may name the file; null for none.</param>
/// <param name="SystemNames">Names that the system's loader may know it by, best first.</param>
/// <param name="Version">Asks the loaded library.</param>
sealed record KnownLibrary(string Name, string Title, string Purpose, string? Variable, IReadOnlyList<string> SystemNames, Func<nint, string?> Version, string Advice)
{
    public static KnownLibrary Gdal { get; } = new("gdal", "GDAL", "components that read TIFF and other raster files need it", "ASSAY_GDAL",
        OperatingSystem.IsWindows() ? ["gdal.dll", .. Numbered(312, 304, number => $"gdal{number}.dll")]
        : OperatingSystem.IsMacOS() ? ["libgdal.dylib", "/opt/homebrew/lib/libgdal.dylib", "/usr/local/lib/libgdal.dylib"]
        : ["libgdal.so", .. Numbered(42, 28, number => $"libgdal.so.{number}")],
        LibraryVersion.OfGdal,
        OperatingSystem.IsWindows() ? "conda install -c conda-forge libgdal-core, and ASSAY_GDAL=<path of gdal.dll>"
        : OperatingSystem.IsMacOS() ? "brew install gdal" : "apt install libgdal32 (Debian 12; the number is 34 on Ubuntu 24.04, 36 on Debian 13), or ASSAY_GDAL=<path of libgdal.so>");

    public static KnownLibrary OnnxRuntime { get; } = new("onnxruntime", "ONNX Runtime", "components that run ONNX models need it", "ASSAY_ONNXRUNTIME",
        OperatingSystem.IsWindows() ? ["onnxruntime.dll"] : OperatingSystem.IsMacOS() ? ["libonnxruntime.dylib", "/opt/homebrew/lib/libonnxruntime.dylib"] : ["libonnxruntime.so.1", "libonnxruntime.so"],
        LibraryVersion.OfOnnxRuntime, "npm install --ignore-scripts onnxruntime-node, here or above, or ASSAY_ONNXRUNTIME=<path of the library>");

    public static IReadOnlyList<KnownLibrary> All { get; } = [Gdal, OnnxRuntime];

    /// <summary>A library by name; one that Assay does not know of is looked for in the plugin's folder and by the system's loader.</summary>
    public static KnownLibrary Named(string name) => All.FirstOrDefault(library => library.Name == name)
        ?? new(name, name, "a component needs it", null, [.. Plugins.NativeAssets.FileNames(name)], _ => null, $"install {name}, or put it beside the plugin that needs it");

    static IEnumerable<string> Numbered(int from, int to, Func<int, string> name) => Enumerable.Range(to, from - to + 1).Reverse().Select(name);
}
