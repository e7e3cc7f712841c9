namespace Assay.Scorers.Comparison;

/// <summary>Two objects that an earlier step took for one, and how far their outlines are apart.</summary>
/// <param name="Sample">The sample's place in the dataset.</param>
/// <param name="Instance">Position in the labels.</param>
/// <param name="Side">Of the square with the label's area, in px.</param>
/// <param name="Distance">Mean, in px; NaN when nothing measured it.</param>
/// <param name="Signed">Mean, in px; positive: the label is larger.</param>
readonly record struct Pair(int Sample, int Instance, int Class, SizeBand Band, double Iou, double Side, double Distance, double Signed) : IComparable<Pair>
{
    public int CompareTo(Pair other) => (Sample, Instance).CompareTo((other.Sample, other.Instance));
}

/// <summary>Every pair: 56 bytes each.</summary>
sealed class Pairs : IPart
{
    readonly List<Pair> all = [];
    bool sorted = true;

    /// <summary>By sample and label, so that sums over them do not depend on how they came here.</summary>
    public IReadOnlyList<Pair> All
    {
        get
        {
            if (!sorted)
                all.Sort();
            sorted = true;
            return all;
        }
    }

    public void Add(Pair pair)
    {
        all.Add(pair);
        sorted = false;
    }

    public void Merge(IPart other)
    {
        all.AddRange(((Pairs)other).all);
        sorted = false;
    }

    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(all.Count);
        foreach (var pair in All)
        {
            to.Write7BitEncodedInt(pair.Sample);
            to.Write7BitEncodedInt(pair.Instance);
            to.Write7BitEncodedInt(pair.Class);
            to.Write((byte)pair.Band);
            foreach (var number in (ReadOnlySpan<double>)[pair.Iou, pair.Side, pair.Distance, pair.Signed])
                to.Write(number);
        }
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            Add(new Pair(from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), (SizeBand)from.ReadByte(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble(), from.ReadDouble()));
    }
}
