using System.Runtime.InteropServices;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>
/// Pixels that disagree by pair of classes and sixteen buckets of the label's probability at a time, so that round 3 need not look for the most probable class again where the cut is
/// far. At most a count for each pair and each group, however many samples.
/// </summary>
sealed class PairGroups
{
    const int Bits = 4;

    readonly Dictionary<ulong, long> counts = [];

    /// <summary>The first bucket of the group that a bucket lies in.</summary>
    public static int First(int bucket) => bucket >> Bits << Bits;

    public void Add(uint pair, int bucket, long pixels) => Add((ulong)pair << 32 | (uint)(bucket >> Bits), pixels);

    void Add(ulong key, long pixels) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += pixels;

    public void Merge(PairGroups other)
    {
        foreach (var (key, pixels) in other.counts)
            Add(key, pixels);
    }

    /// <summary>Pixels by pair in the groups before that of a bucket.</summary>
    public Dictionary<uint, long> Before(int bucket)
    {
        Dictionary<uint, long> pairs = [];
        foreach (var (key, pixels) in counts)
            if ((uint)key < bucket >> Bits && pixels > 0)
                CollectionsMarshal.GetValueRefOrAddDefault(pairs, (uint)(key >> 32), out _) += pixels;
        return pairs;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(counts.Count);
        foreach (var (key, pixels) in counts.OrderBy(entry => entry.Key))
        {
            writer.Write(key);
            writer.Write7BitEncodedInt64(pixels);
        }
    }

    public void Read(BinaryReader reader)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            Add(reader.ReadUInt64(), reader.Read7BitEncodedInt64());
    }
}
