using Assay.Kernels;

namespace Assay.Scorers.Contour;

/// <summary>Draws polygons twice and counts how far apart that is, by side and size. Whole numbers only, so that any split gives the same table.</summary>
/// <param name="drawn">The samples whose polygons are measured.</param>
sealed class FloorSurvey(ContourFloorOptions options, string role, IdShare drawn) : ISurvey
{
    // COCO's sizes by area: below 32 x 32, below 96 x 96, the rest.
    static readonly string[] Sizes = ["all", "small", "medium", "large"];
    readonly ContourRule rule = new(options.Form, options.Neighbours, options.Border);
    readonly FloorCounts[] counts = [.. Enumerable.Range(0, 2 * Sizes.Length).Select(_ => new FloorCounts())];

    public void Observe(Exam exam)
    {
        if (!drawn.Holds(exam.Sample.Id))
            return;
        Observe(exam, exam.Instances, 0);
        Observe(exam, exam.Opinion(role).Instances, Sizes.Length);
    }

    void Observe(Exam exam, IReadOnlyList<Instance>? instances, int side)
    {
        foreach (var instance in instances ?? [])
            if (instance.Geometry is PolygonGeometry polygon && exam.Mask(instance) is { } mask)
                Measure(polygon, mask, side);
    }

    void Measure(PolygonGeometry polygon, Rle mask, int side)
    {
        var (width, height) = (mask.Size.Width, mask.Size.Height);
        var other = RunLengths.UnionAll([.. polygon.Parts.Select(part => PixelCentreRaster.ToRuns(part, width, height))]);
        using var crop = JointCrop.Of(mask.Counts, other, width, height);
        using var pair = crop is null ? null : ContourPair.Measure(crop, rule);
        var size = mask.Area switch { < 32 * 32 => 1, < 96 * 96 => 2, _ => 3 };
        foreach (var one in (ReadOnlySpan<int>)[side, side + size])
            if (pair is null)
                counts[one].AddUndefined();
            else
                counts[one].Add(pair.Distance.Mean, pair.Distance.SignedMean, ContourStretches.FindWorst(pair, options.WindowPx).Mean);
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
