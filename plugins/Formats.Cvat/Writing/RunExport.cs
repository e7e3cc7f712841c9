using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>Samples of a run as images of CVAT. Shapes of a dataset that comes from CVAT are written as they were, whatever they became here.</summary>
sealed class RunExport(IRun run, bool corrections, ImagesXml to, ExportLedger ledger)
{
    readonly CvatDataset? ours = run.Dataset as CvatDataset;
    readonly Dictionary<int, string> names = run.Dataset.Classes.ToDictionary(known => known.Id, known => known.Name);
    readonly AttributeColumn[] details = [.. run.Dataset.Attributes.Where(column => column.Name is not ("width" or "height"))];

    /// <summary>Classes are the pipeline's.</summary>
    bool IsMapped => corrections || run.Dataset.Classes.Count == 0;

    /// <summary>Reads a sample and makes its shapes, beside others.</summary>
    /// <returns>Writes it; one at a time, in order.</returns>
    public async Task<Action> PrepareAsync(int index, CancellationToken cancel)
    {
        var id = run.Dataset.Ids[index];
        var losses = new SampleLedger(id, "");
        Action? write = null;
        try
        {
            write = ours is not null ? await OwnAsync(ours, index, losses, cancel) : await OtherAsync(index, losses, cancel);
        }
        catch (DataException broken)
        {
            losses.Add(broken.ToProblem(id)); // Its image is not in the file; the run has said so too.
        }
        return () =>
        {
            write?.Invoke();
            foreach (var entry in losses.Problems)
                ledger.Add(entry with { File = entry.File is { Length: > 0 } file ? file : null });
        };
    }

    Action Image(string name, Size size, string? subset, IReadOnlyList<CvatShape> shapes, SampleLedger losses) => () =>
    {
        to.Begin(name, size, subset, losses);
        foreach (var shape in shapes)
            to.Add(shape, losses);
        to.End();
    };

    async ValueTask<Action> OwnAsync(CvatDataset dataset, int index, SampleLedger losses, CancellationToken cancel)
    {
        var image = dataset.ImageAt(index);
        var size = dataset.SizeAt(index);
        var corrected = corrections ? await run.CorrectAsync(index, cancel) : null;
        var shapes = corrected?.Applied.Count > 0 ? dataset.PlacedShapesAt(index, size) : [.. dataset.ShapesAt(index).Select(shape => (shape, -1))];
        losses.Add(Losses.Tracks, shapes.Count(shape => shape.Shape.Track is not null), null);
        losses.Add(Conversions.Interpolated, image.Interpolated, null);
        losses.Add(Conversions.Outside, image.Outside, null);
        losses.Add(Losses.NotApplied, corrected?.Left.Count ?? 0, null);
        List<CvatShape> written = corrected is { Applied.Count: > 0, Own.Labels: { } labels } ? [.. Corrected(dataset, shapes, labels, corrected.Origins, size, losses)] : [.. shapes.Select(one => WithTrack(one.Shape))];
        return Image(image.Name, size, image.Subset ?? image.Task?.Subset, written, losses);
    }

    /// <summary>What did not change as it was; then what is new or drawn anew. Labels that are read as pixels are written from these.</summary>
    IEnumerable<CvatShape> Corrected(CvatDataset dataset, IReadOnlyList<(CvatShape Shape, int Position)> shapes, Labels labels, IReadOnlyList<int?> origins, Size size, SampleLedger losses)
    {
        string LabelOf(int type) => dataset.Classes.FirstOrDefault(known => known.Id == type)?.Name ?? $"class {type}";
        var kept = origins.OfType<int>().ToHashSet();
        var tags = labels.Tags?.Select(LabelOf).ToHashSet();
        foreach (var (shape, position) in labels.Map is null ? shapes : [])
            if (position >= 0 ? kept.Contains(position) : shape.Kind != ShapeKind.Tag || tags?.Contains(shape.Label) != false)
                yield return WithTrack(shape);
        foreach (var (instance, origin) in (labels.Instances ?? []).Zip(origins))
            if (origin is null && ShapeMaker.Of(instance, LabelOf(instance.Class), size, losses) is { } shape)
                yield return shape;
        var written = labels.Map is null ? shapes.Where(one => one.Shape.Kind == ShapeKind.Tag).Select(one => one.Shape.Label).ToHashSet() : [];
        foreach (var shape in PixelsAndTags(labels with { Tags = [.. (labels.Tags ?? []).Where(tag => !written.Contains(LabelOf(tag)))] }, LabelOf, losses))
            yield return shape;
    }

    static IEnumerable<CvatShape> PixelsAndTags(Labels labels, Func<int, string> labelOf, SampleLedger losses) =>
    [
        .. labels.Map is { } map ? ShapeMaker.Of(map, labelOf, losses).Select(pair => pair.Shape) : [],
        .. (labels.Tags ?? []).Select(tag => new CvatShape { Kind = ShapeKind.Tag, Label = labelOf(tag) }),
    ];

    static CvatShape WithTrack(CvatShape shape)
    {
        if (shape.Track is { } track && !shape.Attributes.Exists(pair => pair.Key == "track_id"))
            shape.Attributes.Add(new("track_id", track));
        return shape;
    }

    async ValueTask<Action> OtherAsync(int index, SampleLedger losses, CancellationToken cancel)
    {
        var corrected = corrections ? await run.CorrectAsync(index, cancel) : null;
        var raw = corrected?.Own ?? await run.Dataset.ReadAsync(index, cancel);
        var sample = corrected?.Sample ?? (IsMapped ? await run.ReadAsync(index, cancel) : raw);
        losses.Add(Losses.VoidObjects, (raw.Labels?.Instances?.Count ?? 0) - (sample.Labels?.Instances?.Count ?? 0), null);
        losses.Add(Losses.NotAnnotated, sample.Labels is null ? 1 : 0, null);
        losses.Add(Losses.NotApplied, corrected?.Left.Count ?? 0, null);
        losses.Add(Losses.ImageDetails, details.Count(column => column.Text?[index] is not null || column.Number?[index] is not null), null);
        var name = NameOf(sample, losses);
        List<CvatShape> shapes = [];
        foreach (var instance in sample.Labels?.Instances ?? [])
            if (ShapeMaker.Of(instance, LabelOf(instance.Class), sample.Size, losses) is { } shape)
                shapes.Add(shape);
        if (sample.Labels is { } labels)
            shapes.AddRange(PixelsAndTags(labels, LabelOf, losses));
        return Image(name, sample.Size, null, shapes, losses);
    }

    string LabelOf(int type) => IsMapped ? run.Classes.NameOf(type) : names.GetValueOrDefault(type) ?? $"class {type}";

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
