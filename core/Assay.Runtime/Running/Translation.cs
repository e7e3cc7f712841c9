using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>Turns what a source says of its own class ids into positions in the audited dataset's list. Immutable.</summary>
sealed class Translation
{
    const int Unknown = -2;
    const double DistributionTolerance = 0.01;

    readonly ClassPairing pairing;
    readonly Dictionary<long, int> byId = [];
    readonly int[] table = new int[LabelMap.FirstStranger]; // id -> ours, ClassPairing.Void or Unknown
    readonly bool identity;

    Translation(ClassPairing pairing)
    {
        this.pairing = pairing;
        for (var k = 0; k < Theirs.Count; k++)
            byId[Theirs[k].Id] = pairing.Positions[k];
        foreach (var id in pairing.Ignored)
            byId[id] = ClassPairing.Void;
        Array.Fill(table, Unknown);
        foreach (var (id, position) in byId)
            if (id is >= 0 and < LabelMap.FirstStranger)
                table[id] = position;
        identity = pairing.Positions.Select((position, k) => position == k && Theirs[k].Id == k).All(same => same) && byId.Count == Theirs.Count;
        Unmapped = new UnmappedShare(pairing);
    }

    /// <summary>The source's own classes.</summary>
    public ClassList Theirs => pairing.Theirs;

    /// <summary>Who is whom.</summary>
    public ClassPairing Pairing => pairing;

    /// <summary>Measures what an opinion says of classes that we lack.</summary>
    public UnmappedShare Unmapped { get; }

    /// <summary>For the audited dataset: which classes there are after mapping, and how its ids become positions.</summary>
    public static (ClassList Ours, Translation Translation) OfDataset(string subject, ClassList own, ClassMapping mapping)
    {
        var (ours, pairing) = ClassPairing.OfDataset(subject, own, mapping);
        return (ours, new Translation(pairing));
    }

    /// <summary>For a reference: its classes against the audited dataset's.</summary>
    /// <param name="gives">What it may say.</param>
    public static Translation OfReference(string subject, ClassList? own, ClassMapping mapping, ClassList ours, Evidence gives = Evidence.Probabilities) =>
        new(ClassPairing.OfReference(subject, own, mapping, ours, planes: (gives & (Evidence.Probabilities | Evidence.ClassScores)) != 0));

    /// <summary>A label map in our positions.</summary>
    /// <exception cref="DataException">A pixel has an id that is neither a class nor ignored.</exception>
    public LabelMap Translate(LabelMap map)
    {
        var ids = map.Ids;
        if (identity && map.Strangers.Count == 0 && ids.IndexOfAnyInRange((ushort)Theirs.Count, (ushort)(LabelMap.Void - 1)) < 0)
            return map;
        var result = new ushort[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var position = ids[i] < LabelMap.FirstStranger ? table[ids[i]] : Stranger(map, ids[i]);
            if (position == Unknown)
                throw UnknownId(map, i);
            result[i] = position == ClassPairing.Void ? LabelMap.Void : (ushort)position;
        }
        return new LabelMap(map.Size, result);
    }

    int Stranger(LabelMap map, ushort id) => id == LabelMap.Void ? ClassPairing.Void : byId.GetValueOrDefault(Value(map, id), Unknown);

    static long Value(LabelMap map, ushort id) => id >= LabelMap.FirstStranger && map.Strangers.Count > 0 ? map.Strangers[id - LabelMap.FirstStranger] : id;

    DataException UnknownId(LabelMap map, int pixel) => new("unknown-class-id",
        $"{pairing.Subject}: pixel ({pixel % map.Size.Width},{pixel / map.Size.Width}) has the id {Value(map, map.Ids[pixel])}, which is none of {Ids()}; "
        + (SmoothedMap.Find(map, pixel, id => id < LabelMap.FirstStranger && table[id] != Unknown) is var (low, high)
            ? $"it stands between {low} and {high}, so the map looks resized with smoothing, which invents classes at borders: resize it with nearest neighbour" : "add it to classes:, or to ignore: if it means 'no class'"));

    string Ids() => string.Join(", ", Theirs.Take(12).Select(entry => $"{entry.Id} ({entry.Name})")) + (Theirs.Count > 12 ? ", ..." : "");

    /// <summary>Instances in our positions; those of void classes are left out.</summary>
    public IReadOnlyList<Instance> Translate(IReadOnlyList<Instance> instances)
    {
        List<Instance> result = new(instances.Count);
        foreach (var instance in instances)
        {
            if (!byId.TryGetValue(instance.Class, out var position))
                throw new DataException("unknown-class-id", $"{pairing.Subject}: an instance has the class id {instance.Class}, which is none of {Ids()}");
            if (position != ClassPairing.Void)
                result.Add(instance with { Class = position });
        }
        return result;
    }

    /// <summary>Tags in our positions; void ones are left out.</summary>
    public IReadOnlyList<int> Translate(IReadOnlyList<int> tags) => [.. tags.Select(id => byId.TryGetValue(id, out var position)
        ? position : throw new DataException("unknown-class-id", $"{pairing.Subject}: a tag has the class id {id}, which is none of {Ids()}")).Where(position => position != ClassPairing.Void)];

    /// <summary>
    /// Class scores in our order; several to one are summed. Null, no opinion, when they are a distribution whose most probable class is one that was left out: what was left out
    /// counts together, as for <see cref="Kernels.ArgMax"/>. Scores of which each stands for itself do not outweigh one another.
    /// </summary>
    public IReadOnlyList<double>? TranslateScores(IReadOnlyList<double> scores, int ours)
    {
        CheckPlanes(scores.Count, "class scores");
        var (result, leftOut) = (new double[ours], 0.0);
        for (var k = 0; k < scores.Count; k++)
            if (pairing.Positions[k] != ClassPairing.Void)
                result[pairing.Positions[k]] += scores[k];
            else
                leftOut += scores[k];
        return leftOut > result.DefaultIfEmpty().Max() && Math.Abs(scores.Sum() - 1) <= DistributionTolerance ? null : result;
    }

    /// <exception cref="DataException">It gives another number of classes than it has names for.</exception>
    public void CheckPlanes(int planes, string what)
    {
        if (planes != Theirs.Count)
            throw new DataException("class-count", $"{pairing.Subject} gives {what} for {planes} classes, {Theirs.Count} were expected ({ClassPairing.List(Theirs)}); name the reference's classes in order with classes:");
    }

    /// <summary>Probabilities in our order. Untouched when the order is the same; else copied as float (double stays double), several to one summed.</summary>
    public Probabilities Translate(Probabilities probabilities, int ours)
    {
        CheckPlanes(probabilities.Classes, "probabilities");
        if (pairing.Positions.Count == ours && pairing.Positions.Select((position, k) => position == k).All(same => same))
            return probabilities;
        return PlaneSums.Of(probabilities, pairing.Positions, ours, probabilities.Complete && !pairing.Positions.Contains(ClassPairing.Void));
    }
}
