namespace Assay.Scorers.Tracking;

/// <summary>A finding on its way: the frame where it happens, and what to say of it.</summary>
/// <param name="Rank">Of the frame in its sequence.</param>
/// <param name="Tracks">The track, and the others that take part.</param>
/// <param name="Frames">How many frames it concerns.</param>
sealed record Suspicion(string Tag, int Rank, IReadOnlyList<string> Tracks, int Frames, Finding Finding, string Words)
{
    public const string Returned = "returned", Switched = "switched", Gap = "gap", ClassFlip = "class_flip", AttributeFlip = "attribute_flip", Double = "double", FrameTwice = "frame_twice";

    /// <summary>Which instances of the frame it is about; the finding names one of them.</summary>
    public IReadOnlyList<int> Objects { get; init; } = Finding.Instance is { } one ? [one] : [];

    /// <summary>In the order of columns.</summary>
    public static IReadOnlyList<string> Tags { get; } = [Returned, Switched, Gap, ClassFlip, AttributeFlip, Double, FrameTwice];

    /// <summary>About an object of the frame.</summary>
    public static Suspicion Of(string tag, Place place, IReadOnlyList<string> tracks, int frames, string words, params (string Name, double Value)[] measured) => new(tag, place.Rank, tracks, frames,
        new Finding(FindingKind.Tracking)
        {
            Tag = tag,
            Instance = place.Seen.Instance,
            Class = place.Seen.Class,
            Box = place.Seen.Box,
            AreaPx = place.Seen.Box.Area,
            Detail = words,
            Measured = new Dictionary<string, double>(measured.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))) { ["frames"] = frames },
        }, words);
}
