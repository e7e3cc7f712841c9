using Assay.Formats.Yolo.Labelling;
using Assay.Formats.Yolo.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.Yolo;

/// <summary>Ultralytics' folders: images, and a text file of boxes or polygons for each.</summary>
[RecognizedBy(typeof(YoloRecognizer))]
[Component("yolo", "Ultralytics' YOLO layout: data.yaml, images/ and labels/ with boxes or polygons, a text file an image.")]
public sealed class YoloDataset(YoloOptions options, IHost host) : IKnowsSizes
{
    List<YoloImage> images = [];
    LabelReader reader = null!;

    public ClassList Classes { get; private set; } = ClassList.Unknown;

    public Coverage Coverage => Coverage.Dense;

    public Evidence Gives => Evidence.Instances;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public string Fingerprint { get; private set; } = "";

    public ValueTask OpenAsync(CancellationToken cancel)
    {
        try
        {
            Open(cancel);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the folder cannot be read: {unreadable.Message}", options.Path.Path, inner: unreadable);
        }
        catch (InvalidDataException twice)
        {
            throw new DataException("broken-file", twice.Message, options.Path.Path, inner: twice);
        }
        return ValueTask.CompletedTask;
    }

    void Open(CancellationToken cancel)
    {
        var finder = new ImageFinder(options, host.Report);
        images = finder.Find();
        LabelFiles.Name(images, finder.Root);
        if (options.Labels is { } folder)
            LabelFiles.FindIn(folder.Path, images);
        else
            LabelFiles.FindBeside(images);
        CheckLabels(finder.IsWhole);
        Describe(finder.Config, cancel);
    }

    void CheckLabels(bool isWhole)
    {
        if (options.MissingIsAnnotated && images.TrueForAll(image => image.Labels is null))
            throw new DataException("no-label-files", $"none of {images.Count} images has a label file, for example {LabelFiles.Beside(images[0].Path)}; name their folder with 'labels:', or say 'missing_is_annotated: false' if nothing is annotated yet", options.Path.Path);
        if (isWhole && options.Labels is null && LabelFiles.Lonely(images) is { Length: > 0 } lonely)
            host.Report(new Problem("label-without-image", $"{lonely.Length} label files have no image, for example '{Path.GetFileName(lonely[0])}'; they are left out. Put the images back, or remove them") { File = lonely[0], Count = lonely.Length });
    }

    void Describe(YoloConfig? config, CancellationToken cancel)
    {
        if (config is { Names: { } names, Count: { } count } && names.Count != count)
            host.Report(new Problem("yolo-class-count", $"nc is {count}, but there are {names.Count} names; the names count. Correct one of them") { File = config.File });
        Classes = config?.Names is { } classes ? new ClassList(classes.OrderBy(name => name.Id)) : ClassNames.Find(options.Path.Path);
        reader = new LabelReader(new LineReader(Classes.Count == 0 ? null : Classes.Select(one => one.Id).ToHashSet(), config?.KeypointNumbers ?? 0), options);
        Ids = [.. images.Select(image => image.Id)];
        Attributes = images.Exists(image => image.Split is not null) ? [new AttributeColumn("split", [.. images.Select(image => image.Split)], null)] : [];
        Fingerprint = $"{FileFingerprint.Of([.. images.Where(image => image.Labels is not null).Select(image => KeyValuePair.Create($"labels/{image.Id}", image.Labels!)), .. images.Select(image => KeyValuePair.Create($"images/{image.Id}", image.Path))], cancel)}"
            + $" {string.Join(',', Classes)} {config?.KeypointNumbers} {options.MissingIsAnnotated} {options.EmptyIsAnnotated}";
    }

    public Size SizeOf(int index)
    {
        using var image = host.Open(images[index].Path);
        return image.Size;
    }

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var image = images[index];
        var size = SizeOf(index);
        var ledger = new SampleLedger(image.Id, image.Labels);
        var objects = reader.Read(image.Labels, size, ledger);
        return ValueTask.FromResult(new Sample
        {
            Id = image.Id,
            Size = size,
            Labels = objects is null ? null : new Labels { Instances = objects },
            ImageFile = image.Path,
            LabelsFile = image.Labels,
            Problems = ledger.Problems,
        });
    }

    public Origin? OriginOf(int index) => new([.. new[] { images[index].Labels, images[index].Path }.OfType<string>()]);

    public IImage? OpenImage(int index) => host.Open(images[index].Path);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
