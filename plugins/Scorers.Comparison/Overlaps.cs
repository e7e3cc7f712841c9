namespace Assay.Scorers.Comparison;

/// <summary>Which objects of two lists overlap, and how much. Gold objects come with crowds last, both lists otherwise in their order; other objects the surest first.</summary>
sealed class Overlaps
{
    /// <summary>Below the lowest threshold that is asked for nothing is kept.</summary>
    /// <param name="Gold">Position in <see cref="Overlaps.Gold"/>.</param>
    public readonly record struct Entry(int Gold, double Iou);

    readonly Entry[][] entries;

    public Overlaps(IEnumerable<Shape> gold, IEnumerable<Shape> other, double least)
    {
        Gold = [.. gold.OrderBy(shape => shape.Crowd)];
        Other = [.. other.OrderByDescending(shape => shape.Instance.Confidence ?? 1)];
        entries = new Entry[Other.Count][];
        List<Entry> found = [];
        for (var i = 0; i < Other.Count; i++)
        {
            found.Clear();
            for (var g = 0; g < Gold.Count; g++)
                if (Other[i].Overlap(Gold[g]) is var iou && iou >= least)
                    found.Add(new Entry(g, iou));
            entries[i] = found.Count == 0 ? [] : [.. found];
        }
    }

    public IReadOnlyList<Shape> Gold { get; }

    public IReadOnlyList<Shape> Other { get; }

    /// <summary>Gold objects that another overlaps, in order of gold.</summary>
    public ReadOnlySpan<Entry> Of(int other) => entries[other];
}
