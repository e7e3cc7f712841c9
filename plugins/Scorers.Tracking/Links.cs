namespace Assay.Scorers.Tracking;

/// <summary>Decides at every cut, end and beginning of a sequence's trails which belong together; each at most once.</summary>
sealed class Links
{
    readonly TrackingOptions options;
    readonly Dictionary<(Trail, int), double> jumps = new(); // Of cuts without missing frames, how far their own next place is.

    public Links(IReadOnlyList<Trail> trails, TrackingOptions options)
    {
        this.options = options;
        var own = trails.SelectMany(Own).ToArray();
        foreach (var link in own.Where(link => link.Missing == 0))
            jumps[(link.From, link.End)] = link.Distance;
        HashSet<(Trail, int)> ends = [], starts = [];
        foreach (var link in own.Concat(Across(trails)).OrderBy(link => link.Cost).ThenBy(link => link.Left.Rank).ThenBy(link => link.Back.Rank)
            .ThenBy(link => link.From.Name, StringComparer.Ordinal).ThenBy(link => link.To.Name, StringComparer.Ordinal).ThenBy(link => link.From.Copy).ThenBy(link => link.To.Copy))
            if (!ends.Contains((link.From, link.End)) && !starts.Contains((link.To, link.Start)))
            {
                ends.Add((link.From, link.End));
                starts.Add((link.To, link.Start));
                (link.IsSame ? Healed : Changed).Add(link);
            }
    }

    /// <summary>Cuts that are none.</summary>
    public List<Link> Healed { get; } = [];

    /// <summary>An object goes on under another id.</summary>
    public List<Link> Changed { get; } = [];

    static IEnumerable<Link> Own(Trail trail) => Enumerable.Range(0, trail.Places.Count).Where(i => trail.Cuts[i]).Select(i => Link.Between(trail, i, trail, i + 1));

    IEnumerable<Link> Across(IReadOnlyList<Trail> trails)
    {
        var starts = trails.SelectMany(trail => Starts(trail).Select(start => (Trail: trail, Start: start))).ToLookup(place => place.Trail.Places[place.Start].Rank);
        var last = trails.Select(trail => trail.Places[^1].Rank).DefaultIfEmpty().Max();
        foreach (var trail in trails)
            foreach (var end in Ends(trail))
                for (var missing = 0; missing <= options.MaxGap && trail.Places[end].Rank + 1 + missing <= last; missing++)
                    foreach (var (to, start) in starts[trail.Places[end].Rank + 1 + missing])
                        if (!ReferenceEquals(trail, to) && IsAlike(trail.Places[end].Seen, to.Places[start].Seen) && Link.Between(trail, end, to, start) is var link && IsNear(link))
                            yield return link;
    }

    static IEnumerable<int> Ends(Trail trail) => Enumerable.Range(0, trail.Places.Count).Where(i => trail.Cuts[i] || i == trail.Places.Count - 1);

    static IEnumerable<int> Starts(Trail trail) => Enumerable.Range(0, trail.Places.Count).Where(i => i == 0 || trail.Cuts[i - 1]);

    bool IsAlike(Sighting a, Sighting b) => a.Class == b.Class && Math.Max(a.Size, b.Size) <= options.MaxResize * Math.Min(a.Size, b.Size);

    /// <summary>Where a track jumps, another object has to be twice as near as its own next place.</summary>
    bool IsNear(Link link) => link.Distance <= options.Gate && link.Distance <= Jump(link.From, link.End) / 2 && link.Distance <= Jump(link.To, link.Start - 1) / 2;

    double Jump(Trail trail, int cut) => jumps.GetValueOrDefault((trail, cut), double.PositiveInfinity);
}
