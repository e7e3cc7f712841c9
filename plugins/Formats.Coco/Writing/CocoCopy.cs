using Assay.Formats.Coco.Reading;

namespace Assay.Formats.Coco.Writing;

/// <summary>A copy of instances files, byte for byte but for the annotations that changed; in those, every field that labels do not touch.</summary>
sealed class CocoCopy(CocoDataset dataset, CocoCatalog catalog, IReadOnlyList<(string Name, JsonFile File)> files, string folder) : IDatasetCopy
{
    const string Name = "annotations";

    readonly Dictionary<JsonFile, FileEdit> edits = files.ToDictionary(file => file.File, file => new FileEdit(file.File));
    long? lastId;

    public ValueTask ReplaceAsync(int index, Labels labels, CancellationToken cancel)
    {
        var (size, objects) = dataset.ReadObjects(index, []);
        List<(int Place, CocoEntry Entry, Instance Was)> open = [.. objects.Select((one, place) => (place, one.Entry, one.Instance))];
        List<Instance> added = [];
        var last = -1;
        foreach (var now in labels.Instances ?? [])
        {
            var at = open.FindIndex(one => now.SourceId is null ? one.Was.SourceId is null && Same(now, one.Was) : one.Was.SourceId == now.SourceId);
            if (at < 0)
            {
                added.Add(now);
                continue;
            }
            var (place, entry, was) = open[at];
            open.RemoveAt(at);
            last = Math.Max(last, place);
            if (!Same(now, was))
                edits[entry.File].Replace(entry, AnnotationText.Change(entry, was, now, Category(entry.File, now.Class), size));
        }
        foreach (var (_, entry, _) in open)
            edits[entry.File].Remove(entry);
        if (added.Count > 0 && last < 0)
            throw new DataException("no-annotation", "a new object can stand only beside another one of its image; the image has none left", files[0].File.Path);
        foreach (var now in added)
            Add(objects[last].Entry, now, size); // Read behind the others, as labels list them.
        return ValueTask.CompletedTask;
    }

    void Add(CocoEntry beside, Instance now, Size size)
    {
        lastId = (lastId ?? catalog.Entries.Max(AnnotationText.IdOf)) + 1;
        edits[beside.File].AddAfter(beside, AnnotationText.Create(beside, lastId.Value, now, Category(beside.File, now.Class), size));
    }

    /// <summary>A class's id in a file; shards may number classes differently.</summary>
    int Category(JsonFile file, int id) => catalog.CategoryIds[file].Where(pair => pair.Value == id).Select(pair => (int?)pair.Key).FirstOrDefault()
        ?? throw new DataException("unknown-category", $"the file does not list the class '{catalog.Classes.Find(known => known.Id == id)?.Name}', so none of its objects can get it; list all classes in every shard", file.Path);

    internal static bool Same(Instance a, Instance b) => a.Class == b.Class && Same(a.Geometry, b.Geometry) && a.Crowd == b.Crowd && a.Track == b.Track && SameAttributes(a, b);

    internal static bool SameAttributes(Instance a, Instance b) => a.Attributes.Count == b.Attributes.Count && a.Attributes.All(pair => b.Attributes.TryGetValue(pair.Key, out var value) && value == pair.Value);

    internal static bool Same(Geometry? a, Geometry? b) => (a, b) switch
    {
        (PolygonGeometry(var one), PolygonGeometry(var other)) => one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)),
        (MaskGeometry(var one), MaskGeometry(var other)) => one.Counts.SequenceEqual(other.Counts),
        _ => Equals(a, b),
    };

    public ValueTask<IReadOnlyDictionary<string, string>> CompleteAsync(CancellationToken cancel)
    {
        foreach (var (name, file) in files)
        {
            cancel.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, Name, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            edits[file].Write(to);
        }
        var written = files.Count == 1 ? $"{Name}/{files[0].Name}" : Name;
        return ValueTask.FromResult<IReadOnlyDictionary<string, string>>(new Dictionary<string, string> { [Name] = written });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
