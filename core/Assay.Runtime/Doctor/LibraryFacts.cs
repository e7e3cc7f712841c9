using Assay.Runtime.Doctor.Libraries;

namespace Assay.Runtime.Doctor;

/// <summary>Where a native library is, or how to get it.</summary>
static class LibraryFacts
{
    /// <param name="folder">A plugin's folder, which is searched first.</param>
    /// <param name="isNeeded">Without it something cannot run.</param>
    public static Fact Of(KnownLibrary library, string? folder = null, bool isNeeded = false) =>
        LibrarySearch.Find(library, folder) is { } found
            ? new(library.Title, $"{found.Version ?? "unknown version"}  {found.Path}")
            : new(library.Title, $"not found; {library.Purpose}", library.Advice, isNeeded);
}
