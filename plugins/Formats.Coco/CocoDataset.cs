using Assay.Formats.Coco.Reading;
using Assay.Formats.Coco.Writing;
using Assay.Kernels.Files;

namespace Assay.Formats.Coco;

/// <summary>COCO instances files: polygons, RLE, crowds and boxes. Opening walks each file once; annotations are read when their sample is.</summary>
[RecognizedBy(typeof(CocoRecognizer))]
[Component("coco", "COCO instances files: polygons, RLE, crowds and boxes, in one file or in shards.")]
public sealed class CocoDataset(CocoDatasetOptions options, IHost host) : IDataset, ICopyableDataset
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
            catalog.Add(CocoIndexer.Instances(files[^1].File, ids));
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
        List<AttributeColumn> attributes =
        [
            new("width", null, [.. catalog.Samples.Select(sample => (double?)sample.Width)]),
            new("height", null, [.. catalog.Samples.Select(sample => (double?)sample.Height)]),
        ];
        AddText(attributes, "license", sample => sample.License);
        AddText(attributes, "date_captured", sample => sample.DateCaptured);
        Attributes = attributes;
    }

    void AddText(List<AttributeColumn> attributes, string name, Func<CocoSample, string?> value)
    {
        if (catalog.Samples.Exists(sample => value(sample) is not null))
            attributes.Add(new AttributeColumn(name, [.. catalog.Samples.Select(value)], null));
    }

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
        var size = CheckedSize(sample);
        List<(CocoEntry, Instance)> objects = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var entry in catalog.Entries.AsSpan(catalog.Starts[index]..catalog.Starts[index + 1]))
            try
            {
                var instance = Read(entry, size);
                var twice = entry.Twice || instance.SourceId is { } id && !seen.Add(id);
                if (twice)
                    problems.Add(Duplicate(entry, instance.SourceId!, sample.Id));
                objects.Add((entry, twice ? instance with { SourceId = null } : instance));
            }
            catch (DataException broken)
            {
                problems.Add(broken.ToProblem(sample.Id));
            }
        return (size, objects);
    }

    public IDatasetCopy BeginCopy(string folder) => new CocoCopy(this, catalog, files, folder);

    static Size CheckedSize(CocoSample sample)
    {
        if (sample.Width <= 0 || sample.Height <= 0)
            throw new DataException("image-without-pixels", $"the size of the image is {sample.SizeText}, expected a width and a height of 1 or more", sample.File, $"image '{sample.FileName}'");
        return sample.Width <= int.MaxValue && sample.Height <= int.MaxValue && sample.Width * sample.Height <= int.MaxValue
            ? new Size((int)sample.Width, (int)sample.Height)
            : throw new DataException("image-too-large", $"the image has {sample.SizeText} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", sample.File, $"image '{sample.FileName}'");
    }

    static Instance Read(CocoEntry entry, Size size)
    {
        var read = new CocoObject();
        read.Read(entry.File, entry.Offset, entry.Length, size);
        if (entry.Category is not { } category)
            throw new DataException("unknown-category", $"category_id {read.Category ?? "(none)"} is not one of the file's categories; the object is left out", entry.File.Path, read.Place);
        return new Instance
        {
            Class = category,
            Geometry = read.Geometry(entry.File),
            SourceId = read.Id,
            Crowd = read.Crowd,
            StatedArea = read.Area,
            StatedBox = read.Box,
            Attributes = read.Attributes,
        };
    }

    static Problem Duplicate(CocoEntry entry, string id, string sample) => new("duplicate-annotation",
        $"annotation id {id} stands twice; the object is kept, but known by class and geometry only. Give every annotation its own id")
    { File = entry.File.Path, Place = $"annotation {id}", Sample = sample };

    public IImage? OpenImage(int index) => ImagePath(catalog.Samples[index]) is { } path ? host.Open(path) : null;

    string? ImagePath(CocoSample sample) => options.Images is { } images ? Path.Combine(images.Path, sample.FileName) : null;

    public ValueTask DisposeAsync()
    {
        files.ForEach(file => file.File.Dispose());
        files.Clear();
        return ValueTask.CompletedTask;
    }
}
