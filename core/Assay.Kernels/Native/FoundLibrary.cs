namespace Assay.Kernels.Native;

/// <summary>A library that is loaded.</summary>
/// <param name="Path">Its file, or the name it was loaded by where the system does not tell.</param>
/// <param name="Version">As it says itself; null when it does not.</param>
/// <param name="Handle">For <c>NativeLibrary.GetExport</c>. It is never to be freed.</param>
public sealed record FoundLibrary(string Path, string? Version, nint Handle);
