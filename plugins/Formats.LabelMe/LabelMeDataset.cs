using Assay.Formats.LabelMe.Labelling;
using Assay.Formats.LabelMe.Reading;
using Assay.Kernels.Files;

namespace Assay.Formats.LabelMe;

/// <summary>LabelMe: a JSON file of shapes an image.</summary>
[RecognizedBy(typeof(LabelMeRecognizer))]
[Component("labelme", "LabelMe: polygons, rectangles, circles, masks, lines and points in a JSON file an image.")]
public sealed class LabelMeDataset(LabelMeOptions options, IHost host) : IDataset
{
    IReadOnlyList<LabelMeImage> images = [];
    Dictionary<string, int> positions = [];

    /// <inheritdoc/>
    public ClassList Classes { get; private set; } = ClassList.Unknown;

    /// <inheritdoc/>
    public Coverage Coverage => Coverage.Dense;

    /// <inheritdoc/>
    public Evidence Gives => Evidence.Instances;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    /// <inheritdoc/>
    public string Fingerprint { get; private set; } = "";

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancel)
    {
        if (!Directory.Exists(options.Path.Path))
            throw new DataException("no-samples", "there is no such folder; name the one that holds the JSON files", options.Path.Path);
        try
        {
            images = new LabelMeFolder(options.Path.Path, options.Images?.Path, host.Report).Find(cancel);
            Fingerprint = FileFingerprint.Of([.. images.SelectMany(image => new[] { KeyValuePair.Create($"labels/{image.Id}", image.Json), KeyValuePair.Create($"images/{image.Id}", image.Image) }).Where(file => file.Value is not null).Select(file => KeyValuePair.Create(file.Key, file.Value!))], cancel) + string.Join(',', options.Names);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the folder cannot be read: {unreadable.Message}", options.Path.Path, inner: unreadable);
        }
        if (images.All(image => image.Json is null))
            throw new DataException("no-samples", "there is no JSON file of LabelMe ('shapes' and 'imagePath') in the folder; name the one that holds them", options.Path.Path);
        Classes = ClassList.Named(options.Names.Count > 0 ? options.Names.Distinct(StringComparer.Ordinal) : images.SelectMany(image => image.Labels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        positions = Classes.ToDictionary(known => known.Name, known => known.Id, StringComparer.Ordinal);
        Ids = [.. images.Select(image => image.Id)];
        Attributes = [.. images.SelectMany(image => image.Flags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(flag => new AttributeColumn(flag, null, [.. images.Select(image => image.Json is null ? (double?)null : image.Flags.Contains(flag) ? 1 : 0)]))];
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var image = images[index];
        var ledger = new SampleLedger(image.Id, image.Json);
        if (image.Json is null)
        {
            using var open = host.Open(image.Image!);
            ledger.Add(new Problem("no-label", "this image has no JSON file of its name, so it counts as not annotated") { File = image.Image });
            return ValueTask.FromResult(new Sample { Id = image.Id, Size = open.Size, ImageFile = image.Image, Problems = ledger.Problems });
        }
        var file = ShapeFile.Read(image.Json, ledger);
        var size = SizeOf(image, file, ledger);
        return ValueTask.FromResult(new Sample
        {
            Id = image.Id,
            Size = size,
            Labels = new Labels { Instances = new ObjectReader(positions, size, ledger).Read(file.Shapes) },
            ImageFile = image.Image,
            LabelsFile = image.Json,
            Problems = ledger.Problems,
        });
    }

    Size SizeOf(LabelMeImage image, ShapeFile file, SampleLedger ledger)
    {
        using var open = image.Image is { } path ? host.Open(path) : file.Size is null && Embedded.Find(image.Json!, host.CacheFolder) is { } inner ? host.Open(inner) : null;
        if (open is not null && file.Size is { } stated && stated != open.Size)
            ledger.Add(new Problem("stated-size", $"the file states {stated}, the image is {open.Size}, which counts; look whether the shapes fit the image"));
        if (image.Image is null)
            ledger.Add(new Problem("no-image", "the image that the file names is not there; put it beside the file, or name its folder with images:"));
        return (open?.Size ?? file.Size) is { Width: > 0, Height: > 0 } size ? size
            : throw new DataException("image-without-pixels", "neither the file (imageWidth, imageHeight) nor an image says how large the image is; put the image beside the file", image.Json);
    }

    /// <summary>Where the image file is missing, the copy that LabelMe keeps in its file.</summary>
    public IImage? OpenImage(int index) => images[index] switch
    {
        { Image: { } path } => host.Open(path),
        { Json: { } json } when Embedded.Find(json, host.CacheFolder) is { } inner => host.Open(inner),
        _ => null,
    };

    /// <inheritdoc/>
    public Origin? OriginOf(int index) => new([.. new[] { images[index].Json, images[index].Image }.OfType<string>()]);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
