namespace Assay.Scorers.Tracking;

/// <summary>Stretches of a track with another class, or another value of an attribute, than most of it has; each on its first frame.</summary>
static class Flips
{
    /// <param name="attributes">Names, in the order of values.</param>
    /// <param name="changed">Where tracks change objects, a change of class is no second error.</param>
    public static IEnumerable<Suspicion> Of(Trail trail, ClassList classes, IReadOnlyList<string> attributes, IReadOnlySet<(Trail, int)> changed)
    {
        foreach (var (first, frames, usual) in Stretches(trail, seen => seen.Class, changed))
            if (Make(Suspicion.ClassFlip, trail, first, frames, $"track {trail.Name} is {classes.NameOf(trail.Places[first].Seen.Class)} here, {classes.NameOf(usual)} elsewhere") is var flip)
                yield return flip with { Finding = flip.Finding with { ReferenceClass = usual } };
        for (var at = 0; at < attributes.Count; at++)
            foreach (var (first, frames, usual) in Stretches(trail, seen => seen.Attributes[at] ?? "", changed))
                yield return Make(Suspicion.AttributeFlip, trail, first, frames,
                    $"track {trail.Name}: {attributes[at]} is {Shown(trail.Places[first].Seen.Attributes[at])} here, {Shown(usual)} elsewhere");
    }

    static string Shown(string? value) => string.IsNullOrEmpty(value) ? "not said" : $"'{value}'";

    static Suspicion Make(string tag, Trail trail, int first, int frames, string words) => Suspicion.Of(tag, trail.Places[first], [trail.Name], frames, words);

    /// <summary>Of values that are equally frequent the one that comes first is the usual one.</summary>
    static IEnumerable<(int First, int Frames, T Usual)> Stretches<T>(Trail trail, Func<Sighting, T> valueOf, IReadOnlySet<(Trail, int)> changed) where T : notnull
    {
        T[] values = [.. trail.Places.Select(place => valueOf(place.Seen))];
        var usual = values.GroupBy(value => value).MaxBy(group => group.Count())!.Key;
        for (var first = 0; first < values.Length; first++)
        {
            if (values[first].Equals(usual))
                continue;
            var end = first + 1;
            while (end < values.Length && values[end].Equals(values[first]))
                end++;
            if (!changed.Contains((trail, first - 1)) && !changed.Contains((trail, end - 1)))
                yield return (first, end - first, usual);
            first = end - 1;
        }
    }
}
