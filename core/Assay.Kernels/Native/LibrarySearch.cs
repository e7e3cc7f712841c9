namespace Assay.Kernels.Native;

/// <summary>How a search for a library went.</summary>
/// <param name="Library">What was looked for.</param>
/// <param name="Found">Null when it is not there, hidden, or cannot be loaded.</param>
/// <param name="Tried">Where it was looked for, in order, with the reason where a file was there and could not be loaded.</param>
public sealed record LibrarySearch(KnownLibrary Library, FoundLibrary? Found, IReadOnlyList<string> Tried)
{
    /// <summary>Why there is none and what to do: "GDAL was not found (tried ...); apt install ...".</summary>
    public string Failure => $"{Library.Title} {(IsHidden ? "is hidden" : "was not found")} ({(IsHidden ? "" : "tried ")}{string.Join(", ", Tried)}); {Library.Advice}";

    /// <summary>The environment says that it is not to be used.</summary>
    internal bool IsHidden { get; init; }
}
