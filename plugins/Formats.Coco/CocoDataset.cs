using Assay.Formats.Coco.Reading;
using Assay.Formats.Coco.Writing;
using Assay.Kernels.Files;

namespace Assay.Formats.Coco;

/// <summary>COCO instances files: polygons, RLE, crowds and boxes. Opening walks each file once; annotations are read when their sample is.</summary>
[RecognizedBy(typeof(CocoRecognizer))]
[Component("coco", "COCO instances files: polygons, RLE, crowds and boxes, in one file or in shards.")]
public sealed class CocoDataset(CocoDatasetOptions options, IHost host) : ICopyableDataset, IKnowsSizes
{
    readonly List<(string Name, JsonFile File)> files = [];
    CocoCatalog catalog = new(new CocoIds(), options.Join, host.Report);

    public ClassList Classes { get; private set; } = ClassList.Unknown;

    public Coverage Coverage => Coverage.Dense;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public Evidence Gives => Evidence.Instances;

    public string Fingerprint { get; private set; } = "";

    public ValueTask OpenAsync(CancellationToken cancel)
    {
        var paths = CocoFiles.Find(options.Annotations.Path, "annotations");
        var ids = new CocoIds();
        catalog = new CocoCatalog(ids, options.Join, host.Report);
        foreach (var (name, path) in paths)
        {
            cancel.ThrowIfCancellationRequested();
            files.Add((name, JsonFile.Open(path)));
            catalog.Add(CocoIndexer.Read(files[^1].File, ids, CocoKind.Instances));
        }
        catalog.Close();
        if (catalog.Samples.Count == 0)
            throw new DataException("no-samples", "no image is left, expected at least one entry in 'images'", options.Annotations.Path);
        Describe(CocoFiles.Fingerprint(paths, cancel));
        return ValueTask.CompletedTask;
    }

    void Describe(string fingerprint)
    {
        Fingerprint = fingerprint;
        Classes = new ClassList(catalog.Classes);
        Ids = [.. catalog.Samples.Select(sample => sample.Id)];
        Attributes = CocoAttributes.Of(catalog.Samples);
    }

    public Size SizeOf(int index) => catalog.Samples[index].CheckedSize();

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var sample = catalog.Samples[index];
        List<Problem> problems = [];
        var (size, objects) = ReadObjects(index, problems);
        var image = ImagePath(sample);
        if (image is not null && !File.Exists(image))
        {
            problems.Add(new Problem("no-image", "the image file is not there; put it below images:, or leave images: out to audit without pictures") { File = image, Sample = sample.Id });
            image = null;
        }
        return ValueTask.FromResult(new Sample
        {
            Id = sample.Id,
            Size = size,
            Labels = new Labels { Instances = [.. objects.Select(one => one.Instance)] },
            ImageFile = image,
            Problems = problems,
        });
    }

    /// <summary>The objects of a sample and where each stands; what is wrong with any goes to the problems.</summary>
    internal (Size Size, List<(CocoEntry Entry, Instance Instance)> Objects) ReadObjects(int index, List<Problem> problems)
    {
        var sample = catalog.Samples[index];
        var size = sample.CheckedSize();
        List<(CocoEntry Entry, Instance Instance)> objects = [];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        var unread = 0;
        foreach (var entry in catalog.Entries.AsSpan(catalog.Starts[index]..catalog.Starts[index + 1]))
            try
            {
                var instance = Read(entry, size, sample.Id, problems, ref unread);
                if (instance.SourceId is not { } id || !entry.Twice && seen.TryAdd(id, objects.Count))
                    objects.Add((entry, instance));
                else
                    AddTwin(seen.TryGetValue(id, out var first) ? objects[first].Instance : null, entry, instance, sample.Id, objects, problems);
            }
            catch (DataException broken)
            {
                problems.Add(broken.ToProblem(sample.Id));
            }
        if (unread > 0)
            problems.Add(new Problem("unknown-fields", "fields of annotations that labels do not hold; 'coco' as an output keeps them") { Conversion = Conversion.Dropped, Count = unread, Sample = sample.Id });
        return (size, objects);
    }

    // An object of an id that is taken: the same object again, or another one.
    static void AddTwin(Instance? first, CocoEntry entry, Instance instance, string sample, List<(CocoEntry, Instance)> objects, List<Problem> problems)
    {
        var same = first is not null && CocoCopy.Same(first, instance);
        problems.Add(new Problem(same ? "repeated-annotation" : "duplicate-annotation", $"annotation id {instance.SourceId} stands twice"
            + (same ? ", with the same class and shape; the second one is left out. Do two shards hold the same annotations?" : "; the object is kept, but known by class and geometry only. Give every annotation its own id"))
        { File = entry.File.Path, Place = $"annotation {instance.SourceId}", Sample = sample });
        if (!same)
            objects.Add((entry, instance with { SourceId = null }));
    }

    internal CocoCatalog Catalog => catalog;

    public IDatasetCopy BeginCopy(string folder) => new CocoCopy(this, catalog, files, folder);

    static Instance Read(CocoEntry entry, Size size, string sample, List<Problem> problems, ref int unread)
    {
        var read = new CocoObject();
        read.Read(entry.File, entry.Offset, entry.Length, size);
        if (entry.Category is not { } category)
            throw new DataException("unknown-category", $"category_id {read.Category ?? "(none)"} is not one of the file's categories; the object is left out", entry.File.Path, read.Place);
        var geometry = read.Geometry(entry.File);
        unread += read.Unread + (read.Score is null ? 0 : 1); // A score is what a reference says.
        problems.AddRange(read.Warnings.Select(warning => new Problem(warning.Code, warning.Message) { File = entry.File.Path, Place = read.Place, Sample = sample }));
        return new Instance
        {
            Class = category,
            Geometry = geometry,
            SourceId = read.Id,
            Crowd = read.Crowd,
            ZOrder = read.ZOrder,
            Track = read.Track,
            Source = read.Source,
            StatedArea = read.Area,
            StatedBox = read.Box,
            Attributes = read.Attributes,
        };
    }

    public IImage? OpenImage(int index) => ImagePath(catalog.Samples[index]) is { } path ? host.Open(path) : null;

    string? ImagePath(CocoSample sample) => options.Images is { } images ? Path.Combine(images.Path, sample.FileName) : null;

    public ValueTask DisposeAsync()
    {
        files.ForEach(file => file.File.Dispose());
        files.Clear();
        return ValueTask.CompletedTask;
    }
}
