using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Writing;

/// <summary>A copy as one XML file for images. Shapes that did not change are written as they were read; labels keep their colours and attributes.</summary>
sealed class CvatCopy(CvatDataset dataset, string folder) : IDatasetCopy
{
    const string Name = "annotations.xml";

    readonly Dictionary<int, Labels> replaced = [];

    public ValueTask ReplaceAsync(int index, Labels labels, CancellationToken cancel)
    {
        replaced[index] = labels;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyDictionary<string, string>> CompleteAsync(CancellationToken cancel)
    {
        using var to = new ImagesXml(Path.Combine(folder, Name));
        for (var index = 0; index < dataset.Ids.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            Write(to, index);
        }
        to.Complete([.. dataset.Labels]);
        return ValueTask.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { ["path"] = Name });
    }

    void Write(ImagesXml to, int index)
    {
        var (image, ledger) = (dataset.ImageAt(index), new SampleLedger(dataset.Ids[index], ""));
        var size = dataset.SizeAt(index);
        to.Begin(dataset.Ids[index], size, image.Subset ?? image.Task?.Subset, ledger);
        foreach (var shape in replaced.TryGetValue(index, out var labels) ? Merge(index, labels, size, ledger) : dataset.ShapesAt(index))
            to.Add(shape, ledger);
        to.End();
    }

    List<CvatShape> Merge(int index, Labels labels, Size size, SampleLedger ledger)
    {
        var shapes = dataset.PlacedShapesAt(index, size);
        var was = dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult().Labels?.Instances ?? [];
        List<CvatShape> merged = [.. shapes.Where(pair => pair.Position < 0).Select(pair => pair.Shape)]; // Tags, and what nobody could read.
        HashSet<int> used = [];
        foreach (var now in labels.Instances ?? [])
            if (shapes.FirstOrDefault(pair => pair.Position >= 0 && !used.Contains(pair.Position) && Same(was[pair.Position], now)) is (not null, var position) same && used.Add(position))
                merged.Add(same.Shape);
            else if (ShapeMaker.Of(now, dataset.Classes.First(known => known.Id == now.Class).Name, size, ledger) is { } shape)
                merged.Add(shape);
            else
                throw new DataException("no-geometry", $"an object of '{dataset.Ids[index]}' has no shape that CVAT can hold");
        return merged;
    }

    static bool Same(Instance a, Instance b) => a.Class == b.Class && a.Crowd == b.Crowd && a.Track == b.Track && a.Source == b.Source && a.ZOrder == b.ZOrder
        && a.Attributes.Count == b.Attributes.Count && a.Attributes.All(pair => b.Attributes.TryGetValue(pair.Key, out var value) && value == pair.Value) && Same(a.Geometry, b.Geometry);

    static bool Same(Geometry? a, Geometry? b) => (a, b) switch
    {
        (PolygonGeometry(var one), PolygonGeometry(var other)) => one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)),
        (MaskGeometry(var one), MaskGeometry(var other)) => one.Counts.SequenceEqual(other.Counts),
        _ => Equals(a, b),
    };

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
