namespace Assay.Scorers.Tracking;

/// <summary>Objects that go on under another id. Changes that hang together through the same cuts are one: two tracks that exchange places, or one whose object has another id for a while.</summary>
static class Exchanges
{
    /// <param name="changed">Links between different trails of a sequence.</param>
    /// <param name="together">Within so many frames it is no other error when all objects have their own tracks again.</param>
    public static IEnumerable<Suspicion> Of(IReadOnlyList<Link> changed, int together)
    {
        var found = Groups(changed).Where(group => !group.Any(link => link.From.Copy + link.To.Copy > 0)).OrderBy(group => group.Min(link => link.Back.Rank)).ToArray();
        foreach (var group in found)
            if (group is [var only] && IsEnd(only) && IsBeginning(only))
                yield return Returned(only);
        var carried = new Carried();
        Dictionary<string, int> last = new(StringComparer.Ordinal); // By track, where it was last told of.
        foreach (var group in found.Where(group => !(group is [var only] && IsEnd(only) && IsBeginning(only))))
        {
            var (names, rank) = (Names(group), group.Min(link => link.Back.Rank));
            var isUndone = !carried.Take(group) && names.Max(name => last.GetValueOrDefault(name, int.MinValue)) >= rank - together - 1;
            if (isUndone)
                continue;
            foreach (var name in names)
                last[name] = group.Max(link => link.Back.Rank);
            yield return Switched(group, names);
        }
    }

    static bool IsEnd(Link link) => link.End == link.From.Places.Count - 1;

    static bool IsBeginning(Link link) => link.Start == 0;

    static string[] Names(IReadOnlyList<Link> group) => [.. group.SelectMany(link => new[] { link.From.Name, link.To.Name }).Distinct().Order(StringComparer.Ordinal)];

    static Suspicion Returned(Link link) => Suspicion.Of(Suspicion.Returned, link.Back, [link.From.Name, link.To.Name], link.Missing,
        $"track {link.From.Name} returns as {link.To.Name}" + (link.Missing > 0 ? $" after {link.Missing} frame{(link.Missing == 1 ? "" : "s")}" : ""), ("distance_px", link.Pixels), ("distance", link.Distance));

    static Suspicion Switched(IReadOnlyList<Link> group, string[] names)
    {
        var first = group.OrderBy(link => link.Back.Rank).ThenBy(link => link.Back.Seen.Instance).First();
        return Suspicion.Of(Suspicion.Switched, first.Back, names, 0, names.Length == 2 && group.Count == 2 ? $"tracks {names[0]} and {names[1]} change places" : $"tracks {string.Join(", ", names)} change objects",
            ("distance_px", group.Max(link => link.Pixels)), ("distance", group.Max(link => link.Distance))) with
        {
            Objects = [.. group.Where(link => link.Back.Rank == first.Back.Rank).Select(link => link.Back.Seen.Instance).Distinct()],
        };
    }

    /// <summary>A cut joins the link that leaves before it and the one that arrives after it.</summary>
    static List<List<Link>> Groups(IReadOnlyList<Link> changed)
    {
        List<List<Link>> groups = [];
        Dictionary<(Trail, int), List<Link>> of = [];
        foreach (var link in changed)
        {
            List<Link> joined = [link];
            foreach (var knot in Knots(link))
                if (of.TryGetValue(knot, out var known) && known != joined)
                {
                    foreach (var other in known)
                    {
                        joined.Add(other);
                        foreach (var theirs in Knots(other))
                            of[theirs] = joined;
                    }
                    groups.Remove(known);
                }
            foreach (var knot in Knots(link))
                of[knot] = joined;
            groups.Add(joined);
        }
        return groups;
    }

    /// <summary>Cuts by the place before them; a track's beginning is at -1, its end at its last place.</summary>
    static (Trail, int)[] Knots(Link link) => [(link.From, link.End), (link.To, link.Start - 1)];
}
