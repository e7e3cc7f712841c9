namespace Assay.Scorers.Comparison;

/// <summary>True and false positives and misses, by class and size.</summary>
sealed class DetectionCounts : IPart
{
    public enum Kind : byte
    {
        TruePositive,
        FalsePositive,
        FalseNegative,

        /// <summary>True positives among the above that lie in a crowd.</summary>
        CrowdMatch,

        /// <summary>False negatives among the above that are crowds.</summary>
        CrowdMiss,

        /// <summary>Gold objects that are no crowds.</summary>
        Gold,

        /// <summary>Images in which an object of this size (of no class: 0) has no partner.</summary>
        DifferingImage,
    }

    readonly Tally<(SizeBand Band, Kind Kind, int Class)> counts = new((to, key) =>
    {
        to.Write((byte)key.Band);
        to.Write((byte)key.Kind);
        to.Write7BitEncodedInt(key.Class);
    }, from => ((SizeBand)from.ReadByte(), (Kind)from.ReadByte(), from.Read7BitEncodedInt()));

    public long this[SizeBand band, Kind kind, int entry] => counts[(band, kind, entry)];

    /// <summary>Over all classes.</summary>
    public long Sum(SizeBand band, Kind kind, int classes)
    {
        var sum = 0L;
        for (var entry = 0; entry < classes; entry++)
            sum += this[band, kind, entry];
        return sum;
    }

    public void Observe(Overlaps overlaps, SizeBand band, (SizeBand[] Gold, SizeBand[] Other) sizes, ReadOnlySpan<int> goldOf, ReadOnlySpan<bool> taken)
    {
        var differs = false;
        for (var i = 0; i < overlaps.Other.Count; i++)
            if (goldOf[i] == Assignment.None)
            {
                Add(band, Kind.FalsePositive, overlaps.Other[i].Class);
                differs = true;
            }
            else if (goldOf[i] >= 0)
            {
                Add(band, Kind.TruePositive, overlaps.Other[i].Class);
                if (overlaps.Gold[goldOf[i]].Crowd)
                    Add(band, Kind.CrowdMatch, overlaps.Other[i].Class);
            }
        for (var g = 0; g < overlaps.Gold.Count; g++)
            if (band == SizeBand.All || sizes.Gold[g] == band)
                differs |= Observe(overlaps.Gold[g], band, taken[g]);
        if (differs)
            Add(band, Kind.DifferingImage, 0);
    }

    bool Observe(Shape gold, SizeBand band, bool taken)
    {
        if (!gold.Crowd)
            Add(band, Kind.Gold, gold.Class);
        if (taken)
            return false;
        Add(band, Kind.FalseNegative, gold.Class);
        if (gold.Crowd)
            Add(band, Kind.CrowdMiss, gold.Class);
        return true;
    }

    void Add(SizeBand band, Kind kind, int entry) => counts.Add((band, kind, entry));

    public void Merge(IPart other) => counts.Merge(((DetectionCounts)other).counts);

    public void Write(BinaryWriter to) => counts.Write(to);

    public void Read(BinaryReader from) => counts.Read(from);
}
