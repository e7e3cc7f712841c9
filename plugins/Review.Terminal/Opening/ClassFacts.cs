namespace Assay.Review.Terminal;

/// <summary>What labels and the first reference that can be compared say by class.</summary>
static class ClassFacts
{
    public static IReadOnlyList<ClassFact> Of(OpenItem open) =>
        open.Sample.Labels?.Map is { } map ? OfPixels(map, open.Opinions.Values.FirstOrDefault(opinion => opinion.LabelMap?.Size == map.Size)?.LabelMap)
        : open.Sample.Labels?.Instances is { } instances ? OfObjects(instances, open.Opinions.Values.FirstOrDefault(opinion => opinion.Instances is not null)?.Instances)
        : open.Sample.Labels?.Tags is { } tags ? OfTags(tags, open.Opinions.Values.FirstOrDefault(opinion => opinion.ClassScores is not null)?.ClassScores) : [];

    /// <summary>Shares of the label map's pixels that belong to a class, and where both name one intersection over union.</summary>
    static List<ClassFact> OfPixels(LabelMap map, LabelMap? other)
    {
        var (ours, theirs, both) = (new long[ushort.MaxValue + 1], new long[ushort.MaxValue + 1], new long[ushort.MaxValue + 1]);
        var a = map.Ids;
        var b = (other ?? map).Ids;
        for (var i = 0; i < a.Length; i++)
        {
            ours[a[i]]++;
            theirs[b[i]]++;
            if (a[i] == b[i])
                both[a[i]]++;
        }
        List<ClassFact> facts = [];
        for (var id = 0; id < LabelMap.Void; id++)
            if (ours[id] + theirs[id] > 0)
                facts.Add(new ClassFact(id, (double)ours[id] / a.Length, other is null ? null : (double)theirs[id] / a.Length, other is null ? null : (double)both[id] / (ours[id] + theirs[id] - both[id])) { IsShare = true });
        return facts;
    }

    static List<ClassFact> OfObjects(IReadOnlyList<Instance> ours, IReadOnlyList<Instance>? theirs) =>
    [
        .. ours.Concat(theirs ?? []).Select(instance => instance.Class).Distinct().Order()
            .Select(id => new ClassFact(id, ours.Count(instance => instance.Class == id), theirs?.Count(instance => instance.Class == id), null)),
    ];

    /// <summary>What the image is tagged with, then what the reference thinks it should be, the surest first.</summary>
    static List<ClassFact> OfTags(IReadOnlyList<int> ours, IReadOnlyList<double>? theirs) =>
    [
        .. ours.Concat(Enumerable.Range(0, theirs?.Count ?? 0)).Distinct().Select(id => new ClassFact(id, ours.Contains(id) ? 1 : 0, id < theirs?.Count ? theirs[id] : null, null) { IsTag = true })
            .OrderByDescending(fact => fact.Ours).ThenByDescending(fact => fact.Theirs).ThenBy(fact => fact.Class),
    ];
}
