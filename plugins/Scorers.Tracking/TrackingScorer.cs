namespace Assay.Scorers.Tracking;

/// <summary>Audits the identity of objects over the frames of videos; looks at the labels alone.</summary>
[Component("tracking", "Objects of videos that return under another id, change places, vanish for frames or change class.")]
public sealed class TrackingScorer(TrackingOptions options, IHost host) : IDatasetScorer
{
    readonly FrameReader reader = new(options);
    ClassList classes = ClassList.Unknown;
    IReadOnlyList<SequenceAudit> sequences = [];
    ILookup<string, Suspicion> found = Array.Empty<(string, Suspicion)>().ToLookup(_ => "", one => one.Item2);

    /// <inheritdoc/>
    public IReadOnlyList<Need> Needs => [];

    /// <inheritdoc/>
    public Evidence Labels => Evidence.Instances;

    /// <inheritdoc/>
    public IReadOnlyList<Column> Columns { get; } = [new("", End: Suspicious.High), .. Suspicion.Tags.Select(tag => new Column(tag, End: Suspicious.High)), new("object", Of.Instance, Suspicious.High)];

    /// <inheritdoc/>
    public int Rounds => 1;

    /// <inheritdoc/>
    public void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes)
    {
        reader.Check(attributes);
        this.classes = classes;
    }

    /// <inheritdoc/>
    public ISurvey Begin(int round) => new FrameSurvey(reader);

    /// <inheritdoc/>
    public void Close(int round, ISurvey merged)
    {
        var survey = (FrameSurvey)merged;
        Report(survey);
        sequences = [.. survey.Sequences().Select(sequence => new SequenceAudit(sequence.Key, [.. sequence], classes, options))];
        found = sequences.SelectMany(sequence => sequence.Found).ToLookup(one => one.Sample, one => one.Suspicion, StringComparer.Ordinal);
    }

    void Report(FrameSurvey survey)
    {
        if (survey is { Tracked: 0, Untracked: > 0 })
            host.Report(new Problem("no-tracks", $"tracking: none of {survey.Untracked} objects has a track, so there is nothing to follow; expected an id that an object keeps over the frames (COCO: 'track_id' or 'instance_id' of annotations)"));
        if (survey.WithoutNumber > 0)
            host.Report(new Problem("frames-unplaced", $"tracking: samples of sequences without a number in '{options.Frame}': {survey.WithoutNumber}; they are left out, so give each frame one"));
    }

    /// <inheritdoc/>
    public Score Examine(Exam exam)
    {
        if (reader.Read(exam) is not { } frame)
            return Score.None;
        if (frame is { Sightings.Count: 0, Untracked: > 0 } && !found.Contains(frame.Sample))
            return Score.None;
        Suspicion[] here = [.. found[exam.Sample.Id].OrderBy(one => Suspicion.Tags.Index().First(tag => tag.Item == one.Tag).Index).ThenBy(one => one.Finding.Instance ?? -1)];
        return new Score
        {
            Values = [here.Length, .. Suspicion.Tags.Select(tag => (double?)here.Count(one => one.Tag == tag))],
            Instances = [.. frame.Sightings.Select(seen => new InstanceScore(null, seen.Instance, [here.Count(one => one.Objects.Contains(seen.Instance))]))],
            Findings = [.. here.Select(one => one.Finding)],
            Reason = here.Length == 0 ? null : string.Join(", ", here.Take(3).Select(one => one.Words)) + (here.Length > 3 ? $", and {here.Length - 3} more" : ""),
            Where = here.Select(one => one.Finding.Box).FirstOrDefault(box => box is not null),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<DatasetTable> Tables() =>
    [
        new DatasetTable("sequences", ["sequence", "frames", "tracks", "objects", "untracked", .. Suspicion.Tags], [.. sequences.Select(sequence => sequence.Summary)]),
        new DatasetTable("events", ["sequence", "sample", "tag", "tracks", "frames", "what"], [.. sequences.SelectMany(sequence => sequence.Found.Select(one =>
            (IReadOnlyList<string>)[sequence.Name, one.Sample, one.Suspicion.Tag, string.Join(' ', one.Suspicion.Tracks), $"{one.Suspicion.Frames}", one.Suspicion.Words]))]),
    ];
}
