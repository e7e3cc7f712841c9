using System.Text;

namespace Assay.Scorers.Comparison;

/// <summary>Everything that is counted of both sides, in one round.</summary>
/// <param name="dilated">Which samples' shapes are grown.</param>
sealed class CompareSurvey(CompareOptions options, Func<string, bool> dilated) : ISurvey
{
    readonly double least = options.Confusion.Append(options.Iou).Append(Detections.Thresholds[0]).Min();

    public Census Labels { get; } = new();
    public Census Reference { get; } = new();
    public DetectionCounts Counts { get; } = new();
    public Detections Detections { get; } = new();
    public ClassConfusion Confusion { get; } = new(options.Confusion);
    public Pairs Pairs { get; } = new();
    public Examples Examples { get; } = new(options.Examples);
    public Dilation Dilation { get; } = new();

    /// <summary>Samples that only one side has, or labels.</summary>
    public long OneSided { get; private set; }

    IPart[] Parts => [Labels, Reference, Counts, Detections, Confusion, Pairs, Examples, Dilation];

    public void Observe(Exam exam)
    {
        if (exam.Instances is not { } labelled || exam.Opinion(Compare.Role).Instances is not { } seen)
        {
            OneSided++;
            return;
        }
        var (labels, others) = (Shape.Of(labelled, exam, options.Shape), Shape.Of(seen, exam, options.Shape));
        Labels.Observe(labels, options.Sizes);
        Reference.Observe(others, options.Sizes);
        Observe(exam, options.Gold == Gold.Labels ? new Overlaps(labels, others, least) : new Overlaps(others, labels, least));
        new PairReader(exam, options).AddTo(Pairs, Examples);
        if (dilated(exam.Sample.Id))
            foreach (var shape in labels)
                Dilation.Observe(shape, shape.Band(options.Sizes));
    }

    void Observe(Exam exam, Overlaps overlaps)
    {
        SizeBand[] gold = [.. overlaps.Gold.Select(shape => shape.Band(options.Sizes))], other = [.. overlaps.Other.Select(shape => shape.Band(options.Sizes))];
        var (goldOf, taken) = (new int[other.Length], new bool[gold.Length]);
        foreach (var band in Enum.GetValues<SizeBand>())
        {
            Assignment.Find(overlaps, options.Iou, sameClass: true, band, (gold, other), goldOf, taken);
            Counts.Observe(overlaps, band, (gold, other), goldOf, taken);
        }
        Detections.Observe(exam.Attributes.Row, overlaps, (gold, other), goldOf, taken);
        Confusion.Observe(overlaps, (gold, other), goldOf, taken);
    }

    public void Merge(ISurvey other)
    {
        var part = (CompareSurvey)other;
        OneSided += part.OneSided;
        foreach (var (mine, theirs) in Parts.Zip(part.Parts))
            mine.Merge(theirs);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        writer.Write7BitEncodedInt64(OneSided);
        foreach (var part in Parts)
            part.Write(writer);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, Encoding.UTF8, leaveOpen: true);
        OneSided += reader.Read7BitEncodedInt64();
        foreach (var part in Parts)
            part.Read(reader);
    }
}
