namespace Assay.Scorers.Tracking;

/// <summary>Which object each track is on: its own, named like the track, until tracks change objects.</summary>
sealed class Carried
{
    readonly Dictionary<string, string> objects = new(StringComparer.Ordinal); // By track; without an entry its own.

    /// <summary>Carries objects over to other tracks.</summary>
    /// <param name="changes">Of one group; in order of time they follow those that were taken before.</param>
    /// <returns>Whether a track gets an object that is not its own.</returns>
    public bool Take(IEnumerable<Link> changes)
    {
        var isWrong = false;
        foreach (var together in changes.GroupBy(link => link.Back.Rank).OrderBy(frame => frame.Key))
            foreach (var (track, carried) in together.Select(link => (link.To.Name, Of(link.From.Name))).ToArray())
            {
                objects[track] = carried;
                isWrong |= carried != track;
            }
        return isWrong;
    }

    string Of(string track) => objects.GetValueOrDefault(track, track);
}
