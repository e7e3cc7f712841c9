using System.Runtime.InteropServices;

namespace Assay.Models.Onnx.Runtime;

/// <summary>Finds ONNX Runtime.</summary>
static class LibrarySearch
{
    public static (nint Handle, string Path) Load(string? named)
    {
        List<string> tried = [];
        foreach (var candidate in Candidates(named))
            if (NativeLibrary.TryLoad(candidate, out var handle))
                return (handle, candidate);
            else
                tried.Add(candidate);
        throw new AssayException("missing-library", $"ONNX Runtime cannot be loaded (tried {string.Join(", ", tried)}); install it: npm install --ignore-scripts onnxruntime-node, or ASSAY_ONNXRUNTIME=<path of the library>");
    }

    static IEnumerable<string> Candidates(string? named)
    {
        if ((named ?? Environment.GetEnvironmentVariable("ASSAY_ONNXRUNTIME")) is { Length: > 0 } path)
            return [Path.GetFullPath(path)];
        return [.. NodePackage(Environment.CurrentDirectory), "libonnxruntime.so.1"];
    }

    static IEnumerable<string> NodePackage(string from)
    {
        for (var here = new DirectoryInfo(from); here is not null; here = here.Parent)
            if (Path.Combine(here.FullName, "node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1") is var file && File.Exists(file))
                yield return file;
    }
}
