using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Labels in the dataset's own ids, with the changes that were made to translated ones.</summary>
static class RawLabels
{
    /// <param name="raw">As the dataset gave them.</param>
    /// <param name="before">The same, translated.</param>
    /// <param name="after">Translated, changed.</param>
    /// <param name="classes">What the translated ones count in; each class knows an own id.</param>
    /// <param name="positionOf">A raw tag as a position; null for a void one.</param>
    public static Labels Change(Labels raw, Labels before, Labels after, ClassList classes, Func<int, int?> positionOf) => raw with
    {
        Map = ReferenceEquals(before.Map, after.Map) ? raw.Map : Change(raw.Map, before.Map, after.Map!, classes),
        Instances = ReferenceEquals(before.Instances, after.Instances) ? raw.Instances : Change(raw.Instances ?? [], before.Instances ?? [], after.Instances!, classes),
        Tags = ReferenceEquals(before.Tags, after.Tags) ? raw.Tags : Change(raw.Tags ?? [], after.Tags!, classes, positionOf),
    };

    /// <param name="raw">Null when there was none before; then every pixel is new.</param>
    static LabelMap Change(LabelMap? raw, LabelMap? before, LabelMap after, ClassList classes)
    {
        var values = new long[after.Ids.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = raw is null || before!.Ids[i] != after.Ids[i] ? after.Ids[i] == LabelMap.Void ? LabelMap.Void : classes[after.Ids[i]].Id
                : raw.Ids[i] >= LabelMap.FirstStranger && raw.Ids[i] != LabelMap.Void && raw.Strangers.Count > 0 ? raw.Strangers[raw.Ids[i] - LabelMap.FirstStranger]
                : raw.Ids[i];
        return raw?.Strangers.Count > 0 ? LabelMap.FromValues(raw.Size, values, LabelMap.Void) : new LabelMap(after.Size, Array.ConvertAll(values, value => checked((ushort)value)));
    }

    /// <summary>Instances of void classes are not among the translated ones; they stay, behind the others.</summary>
    static IReadOnlyList<Instance> Change(IReadOnlyList<Instance> raw, IReadOnlyList<Instance> before, IReadOnlyList<Instance> after, ClassList classes)
    {
        Dictionary<Instance, Instance> originals = new(ReferenceEqualityComparer.Instance);
        List<Instance> unseen = [];
        var next = 0;
        foreach (var own in raw)
            if (next < before.Count && ReferenceEquals(own.Geometry, before[next].Geometry) && own.SourceId == before[next].SourceId)
                originals[before[next++]] = own;
            else
                unseen.Add(own);
        return [.. after.Select(instance => originals.TryGetValue(instance, out var own) ? own : instance with { Class = ClassOf(instance, originals) ?? classes[instance.Class].Id }), .. unseen];
    }

    /// <summary>Several own classes may be one translated: an object that keeps its translated class keeps its own. Null for a new class or object.</summary>
    static int? ClassOf(Instance changed, Dictionary<Instance, Instance> originals) => originals
        .Where(pair => pair.Key.Class == changed.Class && (changed.SourceId is { } id ? pair.Key.SourceId == id : ReferenceEquals(pair.Key.Geometry, changed.Geometry)))
        .Select(pair => (int?)pair.Value.Class).FirstOrDefault();

    /// <summary>Void tags stay, and so do those of several that count as one class.</summary>
    static IReadOnlyList<int> Change(IReadOnlyList<int> raw, IReadOnlyList<int> after, ClassList classes, Func<int, int?> positionOf)
    {
        var kept = raw.Where(id => positionOf(id) is not { } position || after.Contains(position)).ToList();
        return [.. kept, .. after.Except(kept.Select(positionOf).OfType<int>()).Select(position => classes[position].Id)];
    }
}
