using System.Runtime.InteropServices;

namespace Assay.Scorers.Comparison;

/// <summary>Counts by key; only keys that occur take room.</summary>
sealed class Tally<TKey>(Action<BinaryWriter, TKey> write, Func<BinaryReader, TKey> read) : IPart where TKey : notnull, IComparable<TKey>
{
    readonly Dictionary<TKey, long> counts = [];

    public long this[TKey key] => counts.GetValueOrDefault(key);

    /// <summary>In order of keys.</summary>
    public IEnumerable<KeyValuePair<TKey, long>> Cells => counts.OrderBy(cell => cell.Key);

    public void Add(TKey key, long count = 1)
    {
        if (count != 0)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += count;
    }

    public void Merge(IPart other)
    {
        foreach (var (key, count) in ((Tally<TKey>)other).counts)
            Add(key, count);
    }

    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(counts.Count);
        foreach (var (key, count) in Cells)
        {
            write(to, key);
            to.Write7BitEncodedInt64(count);
        }
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            Add(read(from), from.Read7BitEncodedInt64());
    }
}
