using Assay.Formats.Coco.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.Coco;

/// <summary>COCO's panoptic files: a PNG file per image whose colours are segments, and a JSON file that says what each segment is.</summary>
[RecognizedBy(typeof(CocoPanopticRecognizer))]
[Component("coco_panoptic", "COCO panoptic files: a JSON file and a PNG file per image; every segment is an instance.")]
public sealed class CocoPanoptic(CocoPanopticOptions options, IHost host) : IDataset
{
    readonly List<JsonFile> files = [];
    CocoCatalog catalog = new(new CocoIds(), options.Join, host.Report, CocoKind.Panoptic);

    public ClassList Classes { get; private set; } = ClassList.Unknown;

    public Coverage Coverage => Coverage.Dense;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public Evidence Gives => Evidence.Instances | (options.LabelMap ? Evidence.LabelMap : Evidence.None);

    public string Fingerprint { get; private set; } = "";

    public ValueTask OpenAsync(CancellationToken cancel)
    {
        var paths = CocoFiles.Find(options.Annotations.Path, "annotations");
        var ids = new CocoIds();
        catalog = new CocoCatalog(ids, options.Join, host.Report, CocoKind.Panoptic);
        foreach (var (_, path) in paths)
        {
            cancel.ThrowIfCancellationRequested();
            files.Add(JsonFile.Open(path));
            catalog.Add(CocoIndexer.Read(files[^1], ids, CocoKind.Panoptic));
        }
        catalog.Close();
        if (catalog.Samples.Count == 0)
            throw new DataException("no-samples", "no image is left, expected at least one entry in 'images'", options.Annotations.Path);
        if (options.LabelMap && catalog.Classes.Find(known => known.Id is < 0 or >= LabelMap.FirstStranger) is { } large)
            throw new DataException("broken-category", $"the id {large.Id} of '{large.Name}' does not fit into a label map, which holds 0 to {LabelMap.FirstStranger - 1}; renumber it, or leave label_map out", options.Annotations.Path);
        Classes = new ClassList(catalog.Classes);
        Ids = [.. catalog.Samples.Select(sample => sample.Id)];
        Attributes = CocoAttributes.Of(catalog.Samples);
        Fingerprint = $"{CocoFiles.Fingerprint(paths, cancel)} {FileFingerprint.Of(MaskFiles(), cancel)}";
        return ValueTask.CompletedTask;
    }

    // Those that are there; without one its image fails alone, when it is read.
    KeyValuePair<string, string>[] MaskFiles() => [.. catalog.Entries.Select(entry => MasksFolder(entry.File)).Distinct(StringComparer.Ordinal).Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => KeyValuePair.Create(Path.GetRelativePath(folder, file), file)))];

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var sample = catalog.Samples[index];
        List<Problem> problems = [];
        var image = ImagePath(sample);
        if (image is not null && !File.Exists(image))
        {
            problems.Add(new Problem("no-image", "the image file is not there; put it below images:, or leave images: out to audit without pictures") { File = image, Sample = sample.Id });
            image = null;
        }
        var size = sample.CheckedSize();
        var entries = catalog.Entries.AsSpan(catalog.Starts[index]..catalog.Starts[index + 1]);
        if (entries.Length > 1)
            problems.Add(new Problem("duplicate-annotation", "the image has two panoptic annotations; the first one counts. Remove one") { File = entries[1].File.Path, Place = entries[1].File.Place(entries[1].Offset), Sample = sample.Id });
        var labels = entries.IsEmpty ? null : Segments(entries[0], sample, size, problems);
        return ValueTask.FromResult(new Sample { Id = sample.Id, Size = size, Labels = labels, ImageFile = image, Problems = problems });
    }

    Labels Segments(CocoEntry entry, CocoSample sample, Size size, List<Problem> problems)
    {
        var read = PanopticEntry.Read(entry.File, entry.Offset, entry.Length);
        if (read.FileName is not { } name || !SafeName.Holds(name))
            throw new DataException("unsafe-name", $"the annotation's file_name is {(read.FileName is null ? "missing" : $"'{read.FileName.Replace("\0", "\\0")}'")}; expected a relative path without '..'", entry.File.Path, entry.File.Place(entry.Offset));
        var pixels = SegmentPixels.Read(Path.Combine(MasksFolder(entry.File), name), size);
        var join = new SegmentJoin(entry.File, catalog.CategoryIds[entry.File], catalog.Stuff, options, sample.Id, problems);
        return join.Labels(read.Segments, pixels);
    }

    string MasksFolder(JsonFile file) => options.Masks?.Path ?? Path.ChangeExtension(file.Path, null);

    public IImage? OpenImage(int index) => ImagePath(catalog.Samples[index]) is { } path ? host.Open(path) : null;

    string? ImagePath(CocoSample sample) => options.Images is { } images ? Path.Combine(images.Path, sample.FileName) : null;

    public ValueTask DisposeAsync()
    {
        files.ForEach(file => file.Dispose());
        files.Clear();
        return ValueTask.CompletedTask;
    }
}
