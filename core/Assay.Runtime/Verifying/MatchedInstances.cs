using Assay.Kernels;
using Assay.Runtime.Evaluating;
using Assay.Runtime.Running;

namespace Assay.Runtime.Verifying;

/// <summary>
/// Which object became which. The same class and shape first; then those that the source gives the same id and that meet; then by place, the largest overlap first, of one class before
/// others; last the same id and class somewhere else: an id alone proves nothing, since tools number anew.
/// </summary>
sealed class MatchedInstances
{
    const double Near = 0.1, Crossing = 0.3;

    readonly IReadOnlyList<Instance> before, after;
    readonly Size size;
    readonly int[] to, back;
    readonly Dictionary<Instance, Rle?> masks = new(ReferenceEqualityComparer.Instance);

    public MatchedInstances(IReadOnlyList<Instance> before, IReadOnlyList<Instance> after, Size size)
    {
        (this.before, this.after, this.size) = (before, after, size);
        (to, back) = ([.. before.Select(_ => -1)], [.. after.Select(_ => -1)]);
        MatchEqual();
        var near = Candidates().ToArray();
        Take(near.Where(pair => before[pair.Old].SourceId is { } id && after[pair.New].SourceId == id));
        Take(near.Where(pair => before[pair.Old].Class == after[pair.New].Class));
        Take(near.Where(pair => pair.Iou >= Crossing));
        MatchMoved();
    }

    /// <summary>The place in the corrected labels, or -1: it is gone.</summary>
    public int To(int old) => to[old];

    /// <summary>The place in the labels before, or -1: it has come.</summary>
    public int From(int added) => back[added];

    public bool IsSame(int old) => to[old] is >= 0 and var now && AreEqual(before[old], after[now]);

    public bool AllSame => before.Count == after.Count && Enumerable.Range(0, before.Count).All(IsSame);

    /// <summary>Of masks where both have one, else of boxes; in [0,1].</summary>
    public double Iou(Instance a, Instance b)
    {
        if (a.Bounds is not { } box || b.Bounds is not { } other || InstanceBox.Iou(box, other) is not (> 0 and var boxes))
            return 0;
        return a.Geometry is null or BoxGeometry || b.Geometry is null or BoxGeometry || Mask(a) is not { } mask || Mask(b) is not { } second || mask.Size != second.Size ? boxes : RunLengths.Iou(mask.Counts, second.Counts);
    }

    static bool AreEqual(Instance a, Instance b) => a.Class == b.Class && SameShape(a, b) && a.Attributes.Count == b.Attributes.Count && a.Attributes.All(entry => b.Attributes.TryGetValue(entry.Key, out var value) && value == entry.Value);

    static bool SameShape(Instance a, Instance b) => (a.Geometry, b.Geometry) switch
    {
        (null, null) => a.StatedBox == b.StatedBox,
        (BoxGeometry one, BoxGeometry other) => one.Box == other.Box,
        (MaskGeometry one, MaskGeometry other) => one.Mask.Size == other.Mask.Size && one.Mask.Counts.SequenceEqual(other.Mask.Counts),
        (PolygonGeometry one, PolygonGeometry other) => one.Parts.Count == other.Parts.Count && one.Parts.Zip(other.Parts).All(parts => parts.First.AsSpan().SequenceEqual(parts.Second)),
        _ => false,
    };

    void MatchEqual()
    {
        var places = after.Index().ToLookup(entry => (entry.Item.Class, entry.Item.Bounds), entry => entry.Index);
        for (var old = 0; old < before.Count; old++)
            foreach (var now in places[(before[old].Class, before[old].Bounds)].OrderBy(now => after[now].SourceId == before[old].SourceId ? 0 : 1))
                if (to[old] < 0 && back[now] < 0 && SameShape(before[old], after[now]))
                    (to[old], back[now]) = (now, old);
    }

    IEnumerable<(int Old, int New, double Iou)> Candidates() =>
        from old in Enumerable.Range(0, before.Count)
        where to[old] < 0
        from now in Enumerable.Range(0, after.Count)
        where back[now] < 0
        let iou = Iou(before[old], after[now])
        where iou >= Near
        orderby iou descending, old, now
        select (old, now, iou);

    void Take(IEnumerable<(int Old, int New, double Iou)> pairs)
    {
        foreach (var (old, now, _) in pairs)
            if (to[old] < 0 && back[now] < 0)
                (to[old], back[now]) = (now, old);
    }

    void MatchMoved()
    {
        for (var old = 0; old < before.Count; old++)
            if (to[old] < 0 && before[old].SourceId is { } id)
                for (var now = 0; now < after.Count && to[old] < 0; now++)
                    if (back[now] < 0 && after[now].SourceId == id && after[now].Class == before[old].Class)
                        (to[old], back[now]) = (now, old);
    }

    Rle? Mask(Instance instance)
    {
        if (!masks.TryGetValue(instance, out var mask))
            masks[instance] = mask = Rasters.Of(instance.Geometry, size);
        return mask;
    }
}
