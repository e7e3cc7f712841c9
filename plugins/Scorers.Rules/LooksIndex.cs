namespace Assay.Scorers.Rules;

/// <summary>Finds hashes that differ in few bits: cut into one part more than bits may differ, at least one part is the same (multi-index hashing: Norouzi, Punjani and Fleet 2012, section 2).</summary>
sealed class LooksIndex(int distance)
{
    readonly List<(ulong Hash, int Sample)> all = [];
    readonly Dictionary<(int Part, ulong Bits), List<int>> parts = [];

    public void Add(ulong hash, int sample)
    {
        for (var part = 0; part <= distance; part++)
            if (parts.TryGetValue((part, Bits(hash, part)), out var known))
                known.Add(all.Count);
            else
                parts[(part, Bits(hash, part))] = [all.Count];
        all.Add((hash, sample));
    }

    /// <summary>The nearest within the distance, and of equal ones the first.</summary>
    public (int Sample, int Bits)? Nearest(ulong hash)
    {
        (int Bits, int At) best = (int.MaxValue, 0);
        for (var part = 0; part <= distance; part++)
            foreach (var at in parts.GetValueOrDefault((part, Bits(hash, part)), []))
                if (ImageTrace.Apart(hash, all[at].Hash) is var bits && bits <= distance && (bits, at).CompareTo(best) < 0)
                    best = (bits, at);
        return best.Bits == int.MaxValue ? null : (all[best.At].Sample, best.Bits);
    }

    ulong Bits(ulong hash, int part)
    {
        var (from, to) = (64 * part / (distance + 1), 64 * (part + 1) / (distance + 1));
        return to - from == 64 ? hash : hash >> from & ((1UL << (to - from)) - 1);
    }
}
