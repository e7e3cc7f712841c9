using Assay.Kernels.Native;
using Xunit;

namespace Assay.Testing;

/// <summary>ONNX Runtime as Assay finds it; <c>scripts/dev/test.sh</c> installs the npm package. Tests without it are skipped with the reason.</summary>
public static class OnnxRuntimeLibrary
{
    static readonly LibrarySearch Search = NativeLibraries.Find(KnownLibrary.OnnxRuntime);

    /// <summary>Skips the calling test when there is none.</summary>
    public static void Require() => Assert.SkipWhen(Search.Found is null, Search.Failure);
}
