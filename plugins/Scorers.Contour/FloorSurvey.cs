using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>Draws polygons twice and counts how far apart that is, by side and size. Whole numbers only, so that any split gives the same table.</summary>
sealed class FloorSurvey(ContourFloorOptions options, string role) : ISurvey
{
    // COCO's sizes by area: below 32 x 32, below 96 x 96, the rest.
    static readonly string[] Sizes = ["all", "small", "medium", "large"];
    readonly ContourRule rule = new(options.Form, options.Neighbours, options.Border);
    readonly FloorCounts[] counts = [.. Enumerable.Range(0, 2 * Sizes.Length).Select(_ => new FloorCounts())];

    public void Observe(Exam exam)
    {
        var start = Spread(exam.Sample.Id);
        Observe(exam, exam.Instances, 0, start);
        Observe(exam, exam.Opinion(role).Instances, Sizes.Length, start);
    }

    void Observe(Exam exam, IReadOnlyList<Instance>? instances, int side, int start)
    {
        for (var i = 0; i < (instances?.Count ?? 0); i++)
            if ((start + i) % options.Every == 0 && instances![i].Geometry is PolygonGeometry polygon && exam.Mask(instances[i]) is { } drawn)
                Measure(polygon, drawn, side);
    }

    void Measure(PolygonGeometry polygon, Rle drawn, int side)
    {
        var (width, height) = (drawn.Size.Width, drawn.Size.Height);
        var other = RunLengths.UnionAll([.. polygon.Parts.Select(part => PixelCentreRaster.ToRuns(part, width, height))]);
        using var crop = JointCrop.Of(drawn.Counts, other, width, height);
        using var pair = crop is null ? null : ContourPair.Measure(crop, rule);
        var size = drawn.Area switch { < 32 * 32 => 1, < 96 * 96 => 2, _ => 3 };
        foreach (var one in (ReadOnlySpan<int>)[side, side + size])
            if (pair is null)
                counts[one].AddUndefined();
            else
                counts[one].Add(pair.Distance.Mean, pair.Distance.SignedMean, ContourStretches.FindWorst(pair, options.WindowPx).Mean);
    }

    // The same for a sample in every run (FNV-1a).
    static int Spread(string id)
    {
        var hash = 2166136261u;
        foreach (var letter in id)
            hash = (hash ^ letter) * 16777619;
        return (int)(hash % 1_000_000);
    }

    public void Merge(ISurvey other)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i].Merge(((FloorSurvey)other).counts[i]);
    }

    public void Write(Stream to)
    {
        using var writer = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var one in counts)
            one.Write(writer);
    }

    public void Read(Stream from)
    {
        using var reader = new BinaryReader(from, System.Text.Encoding.UTF8, leaveOpen: true);
        foreach (var one in counts)
            one.Read(reader);
    }

    /// <summary>The table; the reference is in it when it had a polygon.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows() => counts.Take(counts[Sizes.Length].IsEmpty ? Sizes.Length : counts.Length)
        .Select((one, i) => (IReadOnlyList<string>)[i < Sizes.Length ? "label" : role, Sizes[i % Sizes.Length], .. one.Cells()]);
}
