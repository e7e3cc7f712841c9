namespace Assay.Scorers.Comparison;

/// <summary>An object of the other side, with what came of it at each of the ten thresholds: a bit each, from 0.5 up.</summary>
/// <param name="Sample">The sample's place in the dataset.</param>
/// <param name="Place">Its place in the sample.</param>
/// <param name="Hits">It has a gold object that is no crowd, among objects of all sizes.</param>
/// <param name="Ignored">It lies in a crowd.</param>
/// <param name="BandHits">The same among objects of its size only.</param>
/// <param name="BandIgnored">The same among objects of its size only.</param>
readonly record struct Detection(int Sample, int Place, int Class, double Confidence, SizeBand Band, ushort Hits, ushort Ignored, ushort BandHits, ushort BandIgnored) : IComparable<Detection>
{
    /// <summary>Classes apart; the surest first; else as they stand in the files.</summary>
    public int CompareTo(Detection other)
    {
        var order = Class.CompareTo(other.Class);
        order = order != 0 ? order : other.Confidence.CompareTo(Confidence);
        order = order != 0 ? order : Sample.CompareTo(other.Sample);
        return order != 0 ? order : Place.CompareTo(other.Place);
    }
}

/// <summary>Every object of the other side, for average precisions: 32 bytes each.</summary>
sealed class Detections : IPart
{
    /// <summary>0.50, 0.55, ... 0.95.</summary>
    public static readonly double[] Thresholds = [.. Enumerable.Range(0, 10).Select(i => (50 + 5 * i) / 100.0)];

    readonly List<Detection> all = [];
    bool sorted = true;

    /// <summary>In the order of <see cref="Detection.CompareTo"/>.</summary>
    public IReadOnlyList<Detection> All
    {
        get
        {
            if (!sorted)
                all.Sort();
            sorted = true;
            return all;
        }
    }

    public void Observe(int sample, Overlaps overlaps, (SizeBand[] Gold, SizeBand[] Other) sizes, int[] goldOf, bool[] taken)
    {
        var bits = new (ushort Hits, ushort Ignored, ushort BandHits, ushort BandIgnored)[overlaps.Other.Count];
        for (var t = 0; t < Thresholds.Length; t++)
            foreach (var band in Present(sizes.Other))
            {
                Assignment.Find(overlaps, Thresholds[t], sameClass: true, band, sizes, goldOf, taken);
                for (var i = 0; i < bits.Length; i++)
                    if (goldOf[i] >= 0)
                        Note(ref bits[i], band == SizeBand.All, overlaps.Gold[goldOf[i]].Crowd, (ushort)(1 << t));
            }
        for (var i = 0; i < bits.Length; i++)
            Add(new Detection(sample, overlaps.Other[i].Index, overlaps.Other[i].Class, overlaps.Other[i].Instance.Confidence ?? 1, sizes.Other[i], bits[i].Hits, bits[i].Ignored, bits[i].BandHits, bits[i].BandIgnored));
    }

    static IEnumerable<SizeBand> Present(SizeBand[] bands) => bands.Length == 0 ? [] : bands.Append(SizeBand.All).Distinct();

    static void Note(ref (ushort Hits, ushort Ignored, ushort BandHits, ushort BandIgnored) bits, bool all, bool crowd, ushort bit)
    {
        if (all && crowd)
            bits.Ignored |= bit;
        else if (all)
            bits.Hits |= bit;
        else if (crowd)
            bits.BandIgnored |= bit;
        else
            bits.BandHits |= bit;
    }

    void Add(Detection detection)
    {
        all.Add(detection);
        sorted = false;
    }

    public void Merge(IPart other)
    {
        all.AddRange(((Detections)other).all);
        sorted = false;
    }

    public void Write(BinaryWriter to)
    {
        to.Write7BitEncodedInt(all.Count);
        foreach (var one in All)
        {
            to.Write7BitEncodedInt(one.Sample);
            to.Write7BitEncodedInt(one.Place);
            to.Write7BitEncodedInt(one.Class);
            to.Write(one.Confidence);
            to.Write((byte)one.Band);
            foreach (var bits in (ReadOnlySpan<ushort>)[one.Hits, one.Ignored, one.BandHits, one.BandIgnored])
                to.Write(bits);
        }
    }

    public void Read(BinaryReader from)
    {
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            Add(new Detection(from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.Read7BitEncodedInt(), from.ReadDouble(), (SizeBand)from.ReadByte(), from.ReadUInt16(), from.ReadUInt16(), from.ReadUInt16(), from.ReadUInt16()));
    }
}
