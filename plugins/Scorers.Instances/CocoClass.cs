namespace Assay.Scorers.Instances;

/// <summary>All that a curve of one class needs: what became of the reference's objects, and how many labels there were to find.</summary>
sealed class CocoClass
{
    public List<CocoHit> Hits { get; } = [];

    /// <summary>By size.</summary>
    public long[] Positives { get; } = new long[CocoRules.Areas.Length];

    public void Add(CocoCell cell, int sample)
    {
        for (var size = 0; size < Positives.Length; size++)
            Positives[size] += cell.Positives[size];
        for (var seen = 0; seen < cell.Seen.Count; seen++)
            Hits.Add(cell.Hit(seen, sample));
    }

    /// <param name="firstSample">Where the other's samples stand from now on.</param>
    public void Add(CocoClass other, int firstSample)
    {
        for (var size = 0; size < Positives.Length; size++)
            Positives[size] += other.Positives[size];
        Hits.EnsureCapacity(Hits.Count + other.Hits.Count);
        foreach (var hit in other.Hits)
            Hits.Add(hit with { Sample = hit.Sample + firstSample });
    }

    public void Write(BinaryWriter to)
    {
        foreach (var count in Positives)
            to.Write(count);
        to.Write(Hits.Count);
        foreach (var hit in Hits)
        {
            to.Write(hit.Sample);
            to.Write(hit.Rank);
            to.Write(hit.Score);
            to.Write(hit.Matched);
            to.Write(hit.Ignored);
        }
    }

    public static CocoClass Read(BinaryReader from)
    {
        var read = new CocoClass();
        for (var size = 0; size < read.Positives.Length; size++)
            read.Positives[size] = from.ReadInt64();
        for (var left = from.ReadInt32(); left > 0; left--)
            read.Hits.Add(new CocoHit(from.ReadInt32(), from.ReadInt32(), from.ReadDouble(), from.ReadUInt64(), from.ReadUInt64()));
        return read;
    }
}
