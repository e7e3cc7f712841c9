using Assay.Formats.Voc.Labelling;
using Assay.Formats.Voc.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.Voc;

/// <summary>Pascal VOC: an XML file of boxes an image.</summary>
[RecognizedBy(typeof(VocRecognizer))]
[Component("voc", "Pascal VOC: boxes in an XML file an image, with ImageSets as splits.")]
public sealed class VocDataset(VocOptions options, IHost host) : IDataset
{
    IReadOnlyList<VocImage> images = [];
    ObjectReader reader = null!;

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
        var folders = new VocFolders(options);
        var found = folders.Find();
        var lists = new ImageLists(folders.Lists, host.Report);
        lists.NameSplits(found);
        var chosen = options.Split.Count > 0 ? lists.Choose(options.Split, found) : null;
        images = [.. found.Values.Where(image => chosen?.Contains(image.Id) ?? true)];
        if (images.Count == 0)
            throw new DataException("no-samples", "none of the names in the lists has an XML file or an image, expected ids as the files are called", folders.Lists);
        Classes = ClassNames.Find(options.Names, images, cancel);
        foreach (var (first, second) in ClassNames.Alike(Classes))
            host.Report(new Problem("similar-classes", $"'{first}' and '{second}' are two classes whose names hardly differ; if they are one, map one to the other: map: {{ {second}: {first} }}") { File = options.Path.Path });
        reader = new ObjectReader(Classes, options);
        Ids = [.. images.Select(image => image.Id)];
        Attributes = images.Any(image => image.Split is not null) ? [new AttributeColumn("split", [.. images.Select(image => image.Split)], null)] : [];
        Fingerprint = $"{FileFingerprint.Of([.. Files()], cancel)} {string.Join(',', Classes)} {options.Pixels} {options.Difficult} {options.EmptyIsAnnotated}";
    }

    IEnumerable<KeyValuePair<string, string>> Files() => images.SelectMany(image => new[] { KeyValuePair.Create($"labels/{image.Id}", image.Xml), KeyValuePair.Create($"images/{image.Id}", image.Image) })
        .Where(file => file.Value is not null).Select(file => KeyValuePair.Create(file.Key, file.Value!));

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var image = images[index];
        var ledger = new SampleLedger(image.Id, image.Xml);
        var stored = StoredSize(image, ledger);
        if (image.Xml is null)
        {
            ledger.Add(new Problem("no-label", "this image has no XML file of its name, so it counts as not annotated") { File = image.Image });
            return ValueTask.FromResult(new Sample { Id = image.Id, Size = stored!.Value, ImageFile = image.Image, Problems = ledger.Problems });
        }
        var root = XmlFile.Read(image.Xml);
        var size = SizeReader.Of(root, image, stored, ledger);
        var objects = reader.Read(root, ledger);
        return ValueTask.FromResult(new Sample
        {
            Id = image.Id,
            Size = size,
            Labels = objects.Count > 0 || root.Element("object") is not null || IsAnnotated(ledger) ? new Labels { Instances = objects } : null,
            ImageFile = image.Image,
            LabelsFile = image.Xml,
            Problems = ledger.Problems,
        });
    }

    // An image that cannot be opened matters only where nothing else says how large it is.
    Size? StoredSize(VocImage image, SampleLedger ledger)
    {
        if (image.Image is not { } path)
            return null;
        try
        {
            using var open = host.Open(path);
            return open.Size;
        }
        catch (DataException broken) when (image.Xml is not null)
        {
            ledger.Add(broken.ToProblem(image.Id) with { File = path });
            return null;
        }
    }

    bool IsAnnotated(SampleLedger ledger)
    {
        ledger.Convert(Conversion.Guessed, options.EmptyIsAnnotated ? "empty-as-annotated" : "empty-as-not-annotated", options.EmptyIsAnnotated
            ? "images whose XML file has no object count as annotated: there is nothing; 'empty_is_annotated: false' says that nobody has looked"
            : "images whose XML file has no object count as not annotated; 'empty_is_annotated: true' says that there is nothing", null);
        return options.EmptyIsAnnotated;
    }

    public Origin? OriginOf(int index) => new([.. new[] { images[index].Xml, images[index].Image }.OfType<string>()]);

    public IImage? OpenImage(int index) => images[index].Image is { } path ? host.Open(path) : null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
