using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>Samples of a run as images of CVAT. Shapes of a dataset that comes from CVAT are written as they were, whatever they became here.</summary>
sealed class RunExport(IRun run, bool corrections, ImagesXml to, ExportLedger ledger)
{
    readonly CvatDataset? ours = run.Dataset as CvatDataset;

    /// <summary>Classes are the pipeline's.</summary>
    bool IsMapped => corrections || run.Dataset.Classes.Count == 0;

    public async ValueTask AddAsync(int index, CancellationToken cancel)
    {
        var id = run.Dataset.Ids[index];
        var losses = new SampleLedger(id, "");
        try
        {
            if (ours is not null)
                await AddOwnAsync(ours, index, losses, cancel);
            else
                await AddOtherAsync(index, losses, cancel);
        }
        catch (DataException broken)
        {
            losses.Add(broken.ToProblem(id)); // Its image is not in the file; the run has said so too.
        }
        foreach (var entry in losses.Problems)
            ledger.Add(entry with { File = entry.File is { Length: > 0 } file ? file : null });
    }

    async ValueTask AddOwnAsync(CvatDataset dataset, int index, SampleLedger losses, CancellationToken cancel)
    {
        var image = dataset.ImageAt(index);
        var size = dataset.SizeAt(index);
        var corrected = corrections ? await run.CorrectAsync(index, cancel) : null;
        var shapes = corrected?.Applied.Count > 0 ? dataset.PlacedShapesAt(index, size) : [.. dataset.ShapesAt(index).Select(shape => (shape, -1))];
        losses.Add(Losses.Tracks, shapes.Count(shape => shape.Shape.Track is not null), null);
        losses.Add(Conversions.Interpolated, image.Interpolated, null);
        losses.Add(Conversions.Outside, image.Outside, null);
        losses.Add(Losses.NotApplied, corrected?.Left.Count ?? 0, null);
        to.Begin(image.Name, size, image.Subset ?? image.Task?.Subset, losses);
        if (corrected is { Applied.Count: > 0, Own.Labels: { } labels })
            AddCorrected(dataset, shapes, labels, corrected.Origins, size, losses);
        else
            foreach (var (shape, _) in shapes)
                to.Add(WithTrack(shape), losses);
        to.End();
    }

    /// <summary>What did not change as it was; then what is new or drawn anew. Labels that are read as pixels are written from these.</summary>
    void AddCorrected(CvatDataset dataset, IReadOnlyList<(CvatShape Shape, int Position)> shapes, Labels labels, IReadOnlyList<int?> origins, Size size, SampleLedger losses)
    {
        string LabelOf(int type) => dataset.Classes.FirstOrDefault(known => known.Id == type)?.Name ?? $"class {type}";
        var kept = origins.OfType<int>().ToHashSet();
        var tags = labels.Tags?.Select(LabelOf).ToHashSet();
        foreach (var (shape, position) in labels.Map is null ? shapes : [])
            if (position >= 0 ? kept.Contains(position) : shape.Kind != ShapeKind.Tag || tags?.Contains(shape.Label) != false)
                to.Add(WithTrack(shape), losses);
        foreach (var (instance, origin) in (labels.Instances ?? []).Zip(origins))
            if (origin is null && ShapeMaker.Of(instance, LabelOf(instance.Class), size, losses) is { } shape)
                to.Add(shape, losses);
        var written = labels.Map is null ? shapes.Where(one => one.Shape.Kind == ShapeKind.Tag).Select(one => one.Shape.Label).ToHashSet() : [];
        AddPixelsAndTags(labels with { Tags = [.. (labels.Tags ?? []).Where(tag => !written.Contains(LabelOf(tag)))] }, LabelOf, losses);
    }

    void AddPixelsAndTags(Labels labels, Func<int, string> labelOf, SampleLedger losses)
    {
        if (labels.Map is { } map)
            foreach (var (_, shape) in ShapeMaker.Of(map, labelOf, losses).ToArray())
                to.Add(shape, losses);
        foreach (var tag in labels.Tags ?? [])
            to.Add(new CvatShape { Kind = ShapeKind.Tag, Label = labelOf(tag) }, losses);
    }

    static CvatShape WithTrack(CvatShape shape)
    {
        if (shape.Track is { } track && !shape.Attributes.Exists(pair => pair.Key == "track_id"))
            shape.Attributes.Add(new("track_id", track));
        return shape;
    }

    async ValueTask AddOtherAsync(int index, SampleLedger losses, CancellationToken cancel)
    {
        var corrected = corrections ? await run.CorrectAsync(index, cancel) : null;
        var raw = corrected?.Own ?? await run.Dataset.ReadAsync(index, cancel);
        var sample = corrected?.Sample ?? (IsMapped ? await run.ReadAsync(index, cancel) : raw);
        string LabelOf(int type) => IsMapped ? run.Classes.NameOf(type) : run.Dataset.Classes.FirstOrDefault(known => known.Id == type)?.Name ?? $"class {type}";
        losses.Add(Losses.VoidObjects, (raw.Labels?.Instances?.Count ?? 0) - (sample.Labels?.Instances?.Count ?? 0), null);
        losses.Add(Losses.NotAnnotated, sample.Labels is null ? 1 : 0, null);
        losses.Add(Losses.NotApplied, corrected?.Left.Count ?? 0, null);
        losses.Add(Losses.ImageDetails, run.Dataset.Attributes.Count(column => column.Name is not ("width" or "height") && (column.Text?[index] is not null || column.Number?[index] is not null)), null);
        to.Begin(NameOf(sample, losses), sample.Size, null, losses);
        foreach (var instance in sample.Labels?.Instances ?? [])
            if (ShapeMaker.Of(instance, LabelOf(instance.Class), sample.Size, losses) is { } shape)
                to.Add(shape, losses);
        if (sample.Labels is { } labels)
            AddPixelsAndTags(labels, LabelOf, losses);
        to.End();
    }

    // CVAT names images with their extension; ids may lack it.
    static string NameOf(Sample sample, SampleLedger losses)
    {
        var name = RunSamples.NameOf(sample);
        if (SafeName.Holds(name))
            return name;
        losses.Add(Losses.Names, 1, null);
        return Uri.EscapeDataString(name);
    }

    public void Complete()
    {
        if (ours is not null)
            to.Complete([.. ours.Labels]);
        else
        {
            var classes = IsMapped ? run.Classes : run.Dataset.Classes;
            if (classes.Any(known => known.Super is not null) || classes.Index().Any(pair => pair.Item.Id != pair.Index))
                ledger.Add(Losses.ClassDetails.Of(classes.Count));
            to.Complete([.. classes.Select(known => new CvatLabel { Name = known.Name })]);
        }
    }
}
