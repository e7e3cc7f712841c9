namespace Assay.Runtime.Injecting;

/// <summary>What the instances of a whole dataset have beside class and shape: which values occur for an attribute, and in how many frames a track. Built once, then read.</summary>
sealed class Occurrences
{
    readonly Dictionary<string, Dictionary<string, int>> values = new(StringComparer.Ordinal); // by attribute, then value
    readonly Dictionary<(int Class, string Attribute), SortedSet<string>> ofClass = [];
    readonly HashSet<string> ownWord = new(StringComparer.Ordinal); // attributes that say more than the track: some formats name it among them
    readonly Dictionary<(string? Sequence, string Track), int> frames = [];

    /// <param name="sequence">Which video the sample is a frame of; null where the dataset does not say: then all samples are one.</param>
    /// <param name="instances">Of a sample, with classes as positions.</param>
    public void Add(string? sequence, IReadOnlyList<Instance> instances)
    {
        foreach (var track in instances.Select(instance => instance.Track).OfType<string>().Distinct())
            frames[(sequence, track)] = frames.GetValueOrDefault((sequence, track)) + 1;
        foreach (var instance in instances)
            foreach (var (name, value) in instance.Attributes)
                Add(instance.Class, name, value, value == instance.Track);
    }

    void Add(int classIndex, string name, string value, bool isTrack)
    {
        if (!isTrack)
            ownWord.Add(name);
        var counts = values.TryGetValue(name, out var known) ? known : values[name] = new(StringComparer.Ordinal);
        counts[value] = counts.GetValueOrDefault(value) + 1;
        (ofClass.TryGetValue((classIndex, name), out var own) ? own : ofClass[(classIndex, name)] = new(StringComparer.Ordinal)).Add(value);
    }

    /// <summary>Names of all attributes, in order.</summary>
    public IEnumerable<string> Attributes => values.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether an attribute says one of several things: two values or more occur, each twice on average. Other attributes are numbers of things, free text, or say nothing.</summary>
    public bool IsChoice(string attribute) => values.TryGetValue(attribute, out var counts) && ownWord.Contains(attribute) && counts.Count > 1 && counts.Values.Sum() >= 2 * counts.Count;

    /// <summary>Other values of an attribute, in order: those that occur with the class, or with any when no other does.</summary>
    public IReadOnlyList<string> Others(int classIndex, string attribute, string value) =>
        ofClass[(classIndex, attribute)].Where(other => other != value).ToArray() is { Length: > 0 } own ? own
            : [.. values[attribute].Keys.Where(other => other != value).Order(StringComparer.Ordinal)];

    /// <summary>Whether a track occurs in two frames of a video or more; one that does not is not told from any other.</summary>
    public bool IsFollowed(string? sequence, string track) => frames.GetValueOrDefault((sequence, track)) > 1;

    /// <summary>Whether some video has two such tracks.</summary>
    public bool AnyFollowed => frames.Where(track => track.Value > 1).CountBy(track => track.Key.Sequence ?? "").Any(video => video.Value > 1);
}
