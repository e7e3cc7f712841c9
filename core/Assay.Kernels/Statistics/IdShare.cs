namespace Assay.Kernels;

/// <summary>
/// A share of many ids, the same ids in every run and in every part of a run: those whose hash is low. The hash is FNV-1a (Fowler, Noll, Vo; RFC 9923) over the UTF-16 units, mixed as
/// MurmurHash3's finaliser begins, because near ids must not have near hashes.
/// </summary>
/// <param name="wanted">About how many; 0: none.</param>
/// <param name="total">Of how many. Not known (0), or fewer than wanted: all are in.</param>
public readonly struct IdShare(int wanted, int total)
{
    readonly bool none = wanted <= 0;
    readonly ulong highest = total <= wanted ? ulong.MaxValue : (ulong)(wanted / (double)total * ulong.MaxValue);

    /// <summary>Whether an id is in.</summary>
    public bool Holds(string id) => !none && Hash(id) <= highest;

    static ulong Hash(string text)
    {
        var hash = 14695981039346656037;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211;
        hash = (hash ^ hash >> 33) * 0xff51afd7ed558ccd;
        return hash ^ hash >> 33;
    }
}
