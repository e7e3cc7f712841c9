using Assay.Kernels.Native;

namespace Assay.Runtime.Doctor;

/// <summary>Where a native library is, or how to get it.</summary>
static class LibraryFacts
{
    /// <param name="folder">A plugin's folder, which is searched first.</param>
    /// <param name="isNeeded">Without it something cannot run.</param>
    public static Fact Of(KnownLibrary library, string? folder = null, bool isNeeded = false) =>
        NativeLibraries.Find(library, folder: folder) switch
        {
            { Found: { } found } => new(library.Title, $"{found.Version ?? "unknown version"}  {found.Path}"),
            var search => new(library.Title, $"not found ({string.Join(", ", search.Tried)}); {library.Purpose}", library.Advice, isNeeded),
        };
}
