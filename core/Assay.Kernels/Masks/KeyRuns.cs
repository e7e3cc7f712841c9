namespace Assay.Kernels;

/// <summary>Runs of equal keys of any meaning.</summary>
readonly ref struct KeyRuns(ReadOnlySpan<uint> keys, uint none) : IRunSource
{
    readonly ReadOnlySpan<uint> keys = keys;
    readonly uint none = none;

    public int Skip(int from, int end)
    {
        if (from == end || keys[from] != none)
            return from;
        var next = keys[from..end].IndexOfAnyExcept(none);
        return next < 0 ? end : from + next;
    }

    public int Extend(int from, int end)
    {
        var next = keys[from..end].IndexOfAnyExcept(keys[from]);
        return next < 0 ? end : from + next;
    }

    public uint Key(int at) => keys[at];
}
