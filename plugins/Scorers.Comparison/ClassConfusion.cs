namespace Assay.Scorers.Comparison;

/// <summary>How often objects of one class have a partner of another, classes not being looked at; at each of some thresholds.</summary>
sealed class ClassConfusion(IReadOnlyList<double> thresholds) : IPart
{
    /// <summary>No partner.</summary>
    public const int Unmatched = -1;

    readonly Tally<(int Threshold, int Gold, int Other)> counts = new((to, key) =>
    {
        to.Write7BitEncodedInt(key.Threshold);
        to.Write7BitEncodedInt(key.Gold + 1);
        to.Write7BitEncodedInt(key.Other + 1);
    }, from => (from.Read7BitEncodedInt(), from.Read7BitEncodedInt() - 1, from.Read7BitEncodedInt() - 1));

    /// <summary>Cells that are not 0, by threshold, gold class and the other's class.</summary>
    public IEnumerable<(double Iou, int Gold, int Other, long Count)> Cells => counts.Cells.Select(cell => (thresholds[cell.Key.Threshold], cell.Key.Gold, cell.Key.Other, cell.Value));

    public void Observe(Overlaps overlaps, (SizeBand[] Gold, SizeBand[] Other) sizes, int[] goldOf, bool[] taken)
    {
        for (var t = 0; t < thresholds.Count; t++)
        {
            Assignment.Find(overlaps, thresholds[t], sameClass: false, SizeBand.All, sizes, goldOf, taken);
            for (var i = 0; i < overlaps.Other.Count; i++)
                counts.Add((t, goldOf[i] < 0 ? Unmatched : overlaps.Gold[goldOf[i]].Class, overlaps.Other[i].Class));
            for (var g = 0; g < overlaps.Gold.Count; g++)
                if (!taken[g])
                    counts.Add((t, overlaps.Gold[g].Class, Unmatched));
        }
    }

    public void Merge(IPart other) => counts.Merge(((ClassConfusion)other).counts);

    public void Write(BinaryWriter to) => counts.Write(to);

    public void Read(BinaryReader from) => counts.Read(from);
}
