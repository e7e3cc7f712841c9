namespace Assay.Kernels;

/// <summary>Runs of equal class ids; void has no key.</summary>
readonly ref struct IdRuns(ReadOnlySpan<ushort> map) : IRunSource
{
    readonly ReadOnlySpan<ushort> map = map;

    public int Skip(int from, int end)
    {
        if (from == end || map[from] != LabelCheck.Void)
            return from;
        var next = map[from..end].IndexOfAnyExcept(LabelCheck.Void);
        return next < 0 ? end : from + next;
    }

    public int Extend(int from, int end)
    {
        var next = map[from..end].IndexOfAnyExcept(map[from]);
        return next < 0 ? end : from + next;
    }

    public uint Key(int at) => map[at];
}
