using Assay.Kernels;

namespace Assay.Runtime.Injecting.Kinds;

/// <summary>Two objects are taken for each other in one frame of a video.</summary>
sealed class TrackSwitch : IInjection
{
    public string Name => "track_switch";
    public string Meaning => "two instances of a class, the nearest to each other, exchange their tracks in one frame";
    public Evidence Of => Evidence.Instances;
    public bool HasStrength => false;
    public bool ChangesPixels => false;

    public string? Lacks(Occurrences others) => others.AnyFollowed ? null
        : "two tracks (one object over the frames of a video) with two frames or more each, and this dataset has none";

    public Change? Attempt(Subject subject, double strength, SeededRandom random)
    {
        if (subject.Shapes.Draw(random, position => IsFollowed(subject, position)) is not var (first, mask) || subject.Shapes.Nearest(first, position => Fits(subject, first, position)) is not var (second, other))
            return null;
        var (one, two) = (subject.Instances[first], subject.Instances[second]);
        IReadOnlyList<Instance> now = [.. subject.Instances.Select((instance, at) => at == first ? one with { Track = two.Track } : at == second ? two with { Track = one.Track } : instance)];
        Change Of(int position, Rle shape, Instance was, Instance became) =>
            InstanceEdit.Beside(subject, position, shape, now) with { Value = was.Track, NewValue = became.Track };
        return Of(first, mask, one, two) with { Twin = Of(second, other, two, one) };
    }

    static bool Fits(Subject subject, int first, int position) => IsFollowed(subject, position)
        && subject.Instances[position].Class == subject.Instances[first].Class && subject.Instances[position].Track != subject.Instances[first].Track;

    static bool IsFollowed(Subject subject, int position) => subject.Instances[position].Track is { } track && subject.Others!.IsFollowed(subject.Sequence, track);
}
