namespace Assay.Kernels.Native;

/// <summary>A native library that something here may need.</summary>
public sealed class KnownLibrary
{
    KnownLibrary(string name, string title, string purpose, string advice) => (Name, Title, Purpose, Advice) = (name, title, purpose, advice);

    /// <summary>As in <c>[NeedsLibrary]</c>; also what an import calls it.</summary>
    public string Name { get; }

    /// <summary>What people call it: "GDAL".</summary>
    public string Title { get; }

    /// <summary>What needs it, as half a sentence.</summary>
    public string Purpose { get; }

    /// <summary>How to install it on this system.</summary>
    public string Advice { get; }

    /// <summary>The environment variable that may name the file, its folder, or say "none"; null for none.</summary>
    public string? Variable { get; private init; }

    /// <summary>Names that the system's loader may know it by, best first; some are paths.</summary>
    public IReadOnlyList<string> SystemNames { get; private init; } = [];

    /// <summary>Asks the loaded library.</summary>
    internal Func<nint, string?> Version { get; private init; } = _ => null;

    /// <summary>libgdal 3.4 or newer, through its C API (gdal.h).</summary>
    public static KnownLibrary Gdal { get; } = new("gdal", "GDAL", "JPEG 2000, WebP, and TIFF files of rarer kinds need it",
        OperatingSystem.IsWindows() ? "conda install -c conda-forge libgdal-core, then ASSAY_GDAL=<path of gdal.dll>"
        : OperatingSystem.IsMacOS() ? "brew install gdal" : "apt install gdal-bin (or your system's package of libgdal), or ASSAY_GDAL=<path of libgdal.so>")
    {
        Variable = "ASSAY_GDAL",
        SystemNames = OperatingSystem.IsWindows() ? ["gdal.dll", .. Numbered(304, 320, number => $"gdal{number}.dll")]
            : OperatingSystem.IsMacOS() ? ["libgdal.dylib", "/opt/homebrew/lib/libgdal.dylib", "/usr/local/lib/libgdal.dylib"]
            : ["libgdal.so", .. Numbered(30, 48, number => $"libgdal.so.{number}")],
        Version = LibraryVersion.OfGdal,
    };

    /// <summary>ONNX Runtime, through its C API (onnxruntime_c_api.h).</summary>
    public static KnownLibrary OnnxRuntime { get; } = new("onnxruntime", "ONNX Runtime", "components that run ONNX models need it",
        "npm install --ignore-scripts onnxruntime-node, here or above, or ASSAY_ONNXRUNTIME=<path of the library>")
    {
        Variable = "ASSAY_ONNXRUNTIME",
        SystemNames = OperatingSystem.IsWindows() ? ["onnxruntime.dll"]
            : OperatingSystem.IsMacOS() ? ["libonnxruntime.dylib", "/opt/homebrew/lib/libonnxruntime.dylib", "/usr/local/lib/libonnxruntime.dylib"]
            : ["libonnxruntime.so.1", "libonnxruntime.so"],
        Version = LibraryVersion.OfOnnxRuntime,
    };

    /// <summary>libzstd 1.0 or newer, through its simple API (zstd.h).</summary>
    public static KnownLibrary Zstandard { get; } = new("zstd", "Zstandard", "tables in Parquet that are compressed with it need it, as those of TACO are",
        OperatingSystem.IsWindows() ? "conda install -c conda-forge zstd, then ASSAY_ZSTD=<path of zstd.dll>"
        : OperatingSystem.IsMacOS() ? "brew install zstd" : "apt install libzstd1 (or your system's package of libzstd), or ASSAY_ZSTD=<path of libzstd.so.1>")
    {
        Variable = "ASSAY_ZSTD",
        SystemNames = OperatingSystem.IsWindows() ? ["libzstd.dll", "zstd.dll"]
            : OperatingSystem.IsMacOS() ? ["libzstd.1.dylib", "/opt/homebrew/lib/libzstd.1.dylib", "/usr/local/lib/libzstd.1.dylib"]
            : ["libzstd.so.1"],
        Version = LibraryVersion.OfZstandard,
    };

    /// <summary>Those that Assay itself can use.</summary>
    public static IReadOnlyList<KnownLibrary> All { get; } = [Gdal, OnnxRuntime, Zstandard];

    /// <summary>A library by name; one that Assay does not know of is looked for in the plugin's folder, beside the application and by the system's loader.</summary>
    public static KnownLibrary Named(string name) => All.FirstOrDefault(library => library.Name == name)
        ?? new(name, name, "a component needs it", $"install {name}, or put it beside the plugin that needs it") { SystemNames = LibraryFiles.FileNames(name) };

    static IEnumerable<string> Numbered(int from, int to, Func<int, string> name) => Enumerable.Range(from, to - from + 1).Reverse().Select(name);
}
