namespace Assay.Scorers.Tracking;

/// <summary>Sorts the objects of a sequence by track. Of several objects with one id in a frame that nearest to where the track was last goes on; the others are trails of their own.</summary>
static class Trails
{
    /// <param name="frames">In order of time.</param>
    public static IReadOnlyList<Trail> Of(IReadOnlyList<Frame> frames)
    {
        SortedDictionary<(string Name, int Copy), List<Place>> trails = new(Comparer<(string Name, int Copy)>.Create((a, b) =>
            string.CompareOrdinal(a.Name, b.Name) is not 0 and var order ? order : a.Copy.CompareTo(b.Copy)));
        foreach (var (rank, frame) in frames.Index())
            foreach (var track in frame.Sightings.GroupBy(seen => seen.Track, StringComparer.Ordinal))
            {
                Place? last = trails.TryGetValue((track.Key, 0), out var known) ? known[^1] : null;
                var places = track.Select(seen => new Place(rank, frame.Number, seen)).ToArray();
                foreach (var (copy, place) in Nearest(places, last ?? Next(frames, rank, track.Key)).Index())
                    if (trails.TryGetValue((track.Key, copy), out var trail))
                        trail.Add(place);
                    else
                        trails[(track.Key, copy)] = [place];
            }
        return [.. trails.Select(trail => new Trail(trail.Key.Name, trail.Key.Copy, trail.Value))];
    }

    static Place[] Nearest(Place[] places, Place? to) => places.Length == 1 || to is null ? places : [.. places.OrderBy(place => Motion.Pixels(place, to, default))];

    /// <summary>A track that begins with several objects begins with that nearest to where it is alone.</summary>
    static Place? Next(IReadOnlyList<Frame> frames, int rank, string track)
    {
        for (var next = rank + 1; next < frames.Count; next++)
            if (frames[next].Sightings.Where(seen => seen.Track == track).ToArray() is [var alone])
                return new Place(next, frames[next].Number, alone);
        return null;
    }
}
