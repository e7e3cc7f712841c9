using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>Samples of a run as images of CVAT. Shapes of a dataset that comes from CVAT are written as they were, whatever they became here.</summary>
sealed class RunExport(IRun run, bool corrections, ImagesXml to, ExportLedger ledger)
{
    readonly CvatDataset? ours = run.Dataset as CvatDataset;
    readonly Corrections verdicts = corrections ? Corrections.Of(run) : Corrections.None;

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
        var gone = verdicts.Extra(dataset.Ids[index]);
        var shapes = gone.Count > 0 ? dataset.PlacedShapesAt(index, size) : [.. dataset.ShapesAt(index).Select(shape => (shape, -1))];
        losses.Add(Losses.Tracks, shapes.Count(shape => shape.Shape.Track is not null), null);
        losses.Add(Conversions.Interpolated, image.Interpolated, null);
        losses.Add(Conversions.Outside, image.Outside, null);
        to.Begin(image.Name, size, image.Subset ?? image.Task?.Subset, losses);
        if (gone.Count > 0 && (await run.ReadAsync(index, cancel)).Labels?.Instances?.Count != shapes.Count(shape => shape.Position >= 0))
        {
            losses.Add(Losses.NotApplied, gone.Count, null); // Some classes are ignored, so positions are not the file's.
            gone = new HashSet<int>();
        }
        foreach (var (shape, position) in shapes)
            if (!gone.Contains(position))
                to.Add(WithTrack(shape), losses);
        await AddOmissionsAsync(index, size, losses, cancel);
        to.End();
    }

    static CvatShape WithTrack(CvatShape shape)
    {
        if (shape.Track is { } track && !shape.Attributes.Exists(pair => pair.Key == "track_id"))
            shape.Attributes.Add(new("track_id", track));
        return shape;
    }

    async ValueTask AddOtherAsync(int index, SampleLedger losses, CancellationToken cancel)
    {
        var raw = await run.Dataset.ReadAsync(index, cancel);
        var mapped = run.Dataset.Classes.Count == 0 || verdicts.Any;
        var sample = mapped ? await run.ReadAsync(index, cancel) : raw;
        string LabelOf(int type) => mapped ? run.Classes.NameOf(type) : run.Dataset.Classes.FirstOrDefault(known => known.Id == type)?.Name ?? $"class {type}";
        losses.Add(Losses.VoidObjects, (raw.Labels?.Instances?.Count ?? 0) - (sample.Labels?.Instances?.Count ?? 0), null);
        losses.Add(Losses.NotAnnotated, sample.Labels is null ? 1 : 0, null);
        to.Begin(NameOf(sample, losses), sample.Size, null, losses);
        var gone = verdicts.Extra(sample.Id);
        foreach (var (position, instance) in (sample.Labels?.Instances ?? []).Index())
            if (!gone.Contains(position) && ShapeMaker.Of(instance, LabelOf(instance.Class), sample.Size, losses) is { } shape)
                to.Add(shape, losses);
        if (sample.Labels?.Map is { } map)
            foreach (var (_, shape) in ShapeMaker.Of(map, LabelOf, losses).ToArray())
                to.Add(shape, losses);
        foreach (var tag in sample.Labels?.Tags ?? [])
            to.Add(new CvatShape { Kind = ShapeKind.Tag, Label = LabelOf(tag) }, losses);
        await AddOmissionsAsync(index, sample.Size, losses, cancel);
        to.End();
    }

    async ValueTask AddOmissionsAsync(int index, Size size, SampleLedger losses, CancellationToken cancel)
    {
        var id = run.Dataset.Ids[index];
        losses.Add(Losses.NotApplied, verdicts.Open(id), null);
        foreach (var (reference, position) in verdicts.Omitted(id))
            if ((await run.OpinionAsync(reference, id, cancel)).Instances is { } instances && position < instances.Count
                && ShapeMaker.Of(instances[position], run.Classes.NameOf(instances[position].Class), size, losses) is { } shape)
                to.Add(shape, losses);
            else
                losses.Add(Losses.NotApplied, 1, null);
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
            var classes = run.Dataset.Classes.Count == 0 || verdicts.Any ? run.Classes : run.Dataset.Classes;
            if (classes.Any(known => known.Super is not null) || classes.Index().Any(pair => pair.Item.Id != pair.Index))
                ledger.Add(Losses.ClassDetails.Of(classes.Count));
            to.Complete([.. classes.Select(known => new CvatLabel { Name = known.Name })]);
        }
    }
}
