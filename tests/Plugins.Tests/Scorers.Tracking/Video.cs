using System.Globalization;
using Assay.Scorers.Tracking;

namespace Assay.Tests.Scorers.Tracking;

/// <summary>A video in words: a text per frame, an object per word, <c>track@x</c>, with <c>:class</c> when that is not 0 and <c>=value</c> for the attribute colour. Objects are 10 x 10, in one row.</summary>
static class Video
{
    public static readonly ClassList Classes = ClassList.Named("car", "bus");

    public static Exam[] Of(params string[] frames) => Of("video", frames);

    public static Exam[] Of(string sequence, string[] frames, int step = 1)
    {
        AttributeColumn[] columns =
        [
            new("sequence", [.. frames.Select(_ => sequence)], null),
            new("frame", null, [.. frames.Select((_, at) => (double?)(at * step))]),
        ];
        return [.. frames.Select((text, at) => new Exam(new Sample
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{sequence}/{at:00}"),
            Size = new Size(1000, 100),
            Labels = new Labels { Instances = [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Object)] },
        }, Classes, attributes: new SampleAttributes(columns, at)))];
    }

    static Instance Object(string word)
    {
        var (head, colour) = word.Split('=') is [var left, var right] ? (left, right) : (word, null);
        var parts = head.Split('@', ':');
        return new Instance
        {
            Track = parts[0].Length > 0 ? parts[0] : null,
            Class = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0,
            Geometry = new BoxGeometry(new Box(double.Parse(parts[1], CultureInfo.InvariantCulture), 0, 10, 10)),
            Attributes = colour is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["colour"] = colour },
        };
    }

    /// <summary>Every exam a part of its own, written, read and merged, the last first.</summary>
    public static TrackingScorer Learn(TrackingOptions options, IReadOnlyList<Exam> exams) => Learn(options, new StubHost(), exams);

    public static TrackingScorer Learn(TrackingOptions options, IHost host, IReadOnlyList<Exam> exams)
    {
        var scorer = new TrackingScorer(options, host);
        scorer.Check(Classes, exams[0].Attributes.Columns);
        var merged = scorer.Begin(0);
        foreach (var exam in exams.Reverse())
        {
            var part = scorer.Begin(0);
            part.Observe(exam);
            using MemoryStream stored = new();
            part.Write(stored);
            stored.Position = 0;
            var read = scorer.Begin(0);
            read.Read(stored);
            merged.Merge(read);
        }
        scorer.Close(0, merged);
        return scorer;
    }

    /// <summary>What is found: frame, tag and instance.</summary>
    public static string[] Found(TrackingOptions options, IReadOnlyList<Exam> exams)
    {
        var scorer = Learn(options, exams);
        return [.. exams.SelectMany((exam, at) => scorer.Examine(exam).Findings.Select(finding => $"{at} {finding.Tag} {finding.Instance}".TrimEnd()))];
    }

    public static string[] Found(params string[] frames) => Found(new TrackingOptions(), Of(frames));
}
