namespace Assay.Scorers.Tracking;

/// <summary>What is suspicious in one sequence.</summary>
sealed class SequenceAudit
{
    readonly IReadOnlyList<Frame> frames;

    /// <param name="shown">In order of time.</param>
    public SequenceAudit(string name, IReadOnlyList<Frame> shown, ClassList classes, TrackingOptions options)
    {
        frames = [.. shown.Where((frame, at) => at == 0 || frame.Number != shown[at - 1].Number)];
        var twice = shown.Where((frame, at) => at > 0 && frame.Number == shown[at - 1].Number).ToArray();
        var trails = Trails.Of(frames);
        foreach (var trail in trails)
            trail.Cut(options.Jump);
        var links = new Links(trails, options);
        HashSet<(Trail, int)> changed = [.. links.Changed.SelectMany(link => new[] { (link.From, link.End), (link.To, link.Start - 1) })];
        Suspicion[] found =
        [
            .. Exchanges.Of(links.Changed, options.MaxGap), .. Gaps.Of(links.Healed, options.MaxGap), .. trails.SelectMany(Doubles.Of),
            .. trails.Where(trail => trail.Copy == 0).SelectMany(trail => Flips.Of(trail, classes, options.Attributes, changed)),
        ];
        Found = [.. found.Select(suspicion => (frames[suspicion.Rank].Sample, suspicion)), .. twice.Select(frame => (frame.Sample, Twice(frame)))];
        Summary = [name, .. new[] { shown.Count, trails.Count(trail => trail.Copy == 0), shown.Sum(frame => frame.Sightings.Count), shown.Sum(frame => frame.Untracked) }.Select(count => $"{count}"),
            .. Suspicion.Tags.Select(tag => $"{Found.Count(one => one.Suspicion.Tag == tag)}")];
        Name = name;
    }

    public string Name { get; }

    /// <summary>With the sample on which it happens.</summary>
    public IReadOnlyList<(string Sample, Suspicion Suspicion)> Found { get; }

    /// <summary>A line of the table.</summary>
    public IReadOnlyList<string> Summary { get; }

    static Suspicion Twice(Frame frame) => new(Suspicion.FrameTwice, -1, [], 1, new Finding(FindingKind.Structure) { Tag = Suspicion.FrameTwice },
        FormattableString.Invariant($"frame {frame.Number:R} of '{frame.Sequence}' stands twice; this one is left out of its tracks"));
}
