using System.Runtime.InteropServices;

namespace Assay.Scorers.Confidence.ConfidentLearning;

/// <summary>
/// Counts pixels by the label's exact probability and the pair of classes. Values that are stored as float, Half or byte differ in at most 16,384 ways inside a bucket; should doubles
/// exceed the room, their last bits are dropped, four at a time, until they fit: what then shares a value is tied. How many are dropped depends on what was counted alone, not on the order.
/// </summary>
sealed class EdgeCounts(int room = 1 << 20)
{
    /// <summary>The pair of a pixel that agrees with its label.</summary>
    public const uint Agrees = uint.MaxValue;

    const int Step = 4;

    Dictionary<(long Bits, uint Pair), long> counts = [];
    int dropped;

    /// <summary>Adds pixels.</summary>
    public void Add(double probability, uint pair, long pixels) => AddBits(BitConverter.DoubleToInt64Bits(probability), pair, pixels);

    void AddBits(long bits, uint pair, long pixels)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (Upper(bits), pair), out _) += pixels;
        while (counts.Count > room)
            Drop(dropped + Step);
    }

    // A shared value is the highest of those that share it, so that a cut there takes all of them in.
    long Upper(long bits) => bits | ((1L << dropped) - 1);

    void Drop(int bits)
    {
        dropped = bits;
        var before = counts;
        counts = [];
        foreach (var ((value, pair), pixels) in before)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (Upper(value), pair), out _) += pixels;
    }

    /// <summary>Takes over what another counted.</summary>
    public void Merge(EdgeCounts other)
    {
        if (other.dropped > dropped)
            Drop(other.dropped);
        foreach (var ((bits, pair), pixels) in other.counts)
            AddBits(bits, pair, pixels);
    }

    /// <summary>What was counted, lowest probability first.</summary>
    public IEnumerable<(double Probability, uint Pair, long Pixels)> InOrder() =>
        counts.OrderBy(entry => entry.Key).Select(entry => (BitConverter.Int64BitsToDouble(entry.Key.Bits), entry.Key.Pair, entry.Value));

    public void Write(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(dropped);
        writer.Write7BitEncodedInt(counts.Count);
        foreach (var ((bits, pair), pixels) in counts.OrderBy(entry => entry.Key))
        {
            writer.Write(bits);
            writer.Write(pair);
            writer.Write7BitEncodedInt64(pixels);
        }
    }

    public void Read(BinaryReader reader)
    {
        Drop(reader.Read7BitEncodedInt());
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            AddBits(reader.ReadInt64(), reader.ReadUInt32(), reader.Read7BitEncodedInt64());
    }
}
