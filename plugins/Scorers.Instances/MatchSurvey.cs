using System.Text;

namespace Assay.Scorers.Instances;

/// <summary>Counts for the tables of <c>match</c>: pairs and lonely objects by class and threshold, and how objects relate.</summary>
sealed class MatchSurvey(MatchOptions options, MatchRules rules, string role, Func<Shape, bool> isSeen) : ISurvey
{
    static readonly int Places = CocoRules.Ious.Length;
    static readonly int Kinds = Enum.GetValues<Relation>().Length;

    readonly Dictionary<int, long[]> sweep = []; // By class: for each threshold pairs, labels alone, reference objects alone.
    readonly Dictionary<int, long[]> relations = []; // By class: for either side how many of each relation.

    public IReadOnlyDictionary<int, long[]> Sweep => sweep;

    public IReadOnlyDictionary<int, long[]> Related => relations;

    public void Observe(Exam exam)
    {
        if (MatchSides.Of(exam, role, options.Shape, isSeen) is not { } sides)
            return;
        var order = sides.InOrder(options.Order);
        for (var iou = 0; iou < Places; iou++)
            Count(sides, iou, new Matching(sides.Labels, sides.References, order, rules.At(CocoRules.Ious[iou])));
        Relate(sides, new Matching(sides.Labels, sides.References, order, rules));
    }

    void Count(MatchSides sides, int iou, Matching matching)
    {
        for (var i = 0; i < sides.Labels.Count; i++)
            if (matching.Labels[i] != Fate.SetAside)
                Of(sweep, sides.Labels[i].Class, 3 * Places)[3 * iou + (matching.Labels[i] == Fate.Matched ? 0 : 1)]++;
        for (var i = 0; i < sides.References.Count; i++)
            if (matching.References[i] is not (Fate.SetAside or Fate.Matched))
                Of(sweep, sides.References[i].Class, 3 * Places)[3 * iou + 2]++;
    }

    void Relate(MatchSides sides, Matching matching)
    {
        var related = new Relations(sides.Labels, sides.References, sides.Candidates, options.Near, options.ClassAware);
        for (var i = 0; i < sides.Labels.Count; i++)
            if (!sides.Labels[i].Absorbs)
                Of(relations, sides.Labels[i].Class, 2 * Kinds)[(int)related.OfLabel(i, matching.Labels[i] == Fate.Matched)]++;
        for (var i = 0; i < sides.References.Count; i++)
            if (!sides.References[i].Absorbs)
                Of(relations, sides.References[i].Class, 2 * Kinds)[Kinds + (int)related.OfReference(i, matching.References[i] == Fate.Matched)]++;
    }

    static long[] Of(Dictionary<int, long[]> counts, int entry, int length)
    {
        if (!counts.TryGetValue(entry, out var found))
            counts[entry] = found = new long[length];
        return found;
    }

    public void Merge(ISurvey other)
    {
        Add(sweep, ((MatchSurvey)other).sweep);
        Add(relations, ((MatchSurvey)other).relations);
    }

    static void Add(Dictionary<int, long[]> to, Dictionary<int, long[]> counts)
    {
        foreach (var (entry, added) in counts)
            for (var i = 0; i < added.Length; i++)
                Of(to, entry, added.Length)[i] += added[i];
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        foreach (var counts in new[] { sweep, relations })
        {
            writer.Write(counts.Count);
            foreach (var (entry, of) in counts)
            {
                writer.Write(entry);
                foreach (var count in of)
                    writer.Write(count);
            }
        }
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        foreach (var (counts, length) in new[] { (sweep, 3 * Places), (relations, 2 * Kinds) })
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                var of = Of(counts, reader.ReadInt32(), length);
                for (var i = 0; i < length; i++)
                    of[i] += reader.ReadInt64();
            }
    }
}
