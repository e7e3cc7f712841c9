namespace Assay.Scorers.Sam;

/// <summary>Which mask answers which label.</summary>
static class Links
{
    /// <exception cref="DataException">The masks do not say which labels they answer.</exception>
    public static IEnumerable<(int Label, int Answer)> Find(IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen, SamLink link) =>
        link == SamLink.Id ? ById(labels, seen) : ByAnswers(labels, seen);

    static IEnumerable<(int, int)> ByAnswers(IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen)
    {
        List<(int, int)> links = [];
        for (var i = 0; i < seen.Count; i++)
        {
            if (seen[i].Answers is not { } label)
                throw new DataException("no-prompts", "the reference's objects do not say which labels they answer, as those of the reference 'sam' do; "
                    + "use that one, or 'link: id' for stored masks that have the ids of their labels");
            if (label < 0 || label >= labels.Count)
                throw new DataException("no-prompts", $"the reference answers label {label} of a sample that has {labels.Count}; does the opinion belong to other labels?");
            links.Add((label, i));
        }
        return links.OrderBy(one => one.Item1);
    }

    // Labels without an id, or whose id stands twice on a side, have no answer.
    static IEnumerable<(int, int)> ById(IReadOnlyList<Instance> labels, IReadOnlyList<Instance> seen)
    {
        var answers = seen.Select((one, i) => (one.SourceId, i)).Where(one => one.SourceId is not null).ToLookup(one => one.SourceId!, one => one.i, StringComparer.Ordinal);
        var twice = labels.Where(label => label.SourceId is not null).CountBy(label => label.SourceId!).Where(count => count.Value > 1).Select(count => count.Key).ToHashSet(StringComparer.Ordinal);
        for (var label = 0; label < labels.Count; label++)
            if (labels[label] is { SourceId: { } id, Crowd: false } && !twice.Contains(id) && answers[id].ToArray() is [var only])
                yield return (label, only);
    }
}
