using Assay.Kernels.Codecs;
using Assay.Kernels.Files;
using Assay.Kernels.Geodesy;

namespace Assay.Formats.Masks;

/// <summary>Label maps as PNG, TIFF or NPY files, with or without images.</summary>
[RecognizedBy(typeof(MasksRecognizer))]
[Component("masks", "Label maps in PNG, TIFF, GeoTIFF or NPY files, with or without images.")]
public sealed class MasksDataset(MasksOptions options, IHost host) : ICopyableDataset, IReadsWindows
{
    ILabels? labels;
    IImages? images;
    HashSet<string> labelled = null!, pictured = null!;

    public ClassList Classes => labels?.Classes ?? ClassList.Unknown;

    public Coverage Coverage => Coverage.Dense;

    public Evidence Gives => options.Labels is null ? Evidence.None : Evidence.LabelMap;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public string Fingerprint { get; private set; } = "";

    public ValueTask OpenAsync(CancellationToken cancel)
    {
        var finder = new Finder(options.Match, options.Colors, host);
        if (options is { Labels: null, Images: null })
            throw new DataException("no-samples", "'masks' has neither labels: nor images:; name the label maps, the images, or both");
        labels = options.Labels is { } maps ? finder.FindLabels(maps.Path) : null;
        images = options.Images is { } path ? finder.FindImages(path.Path) : null;
        labelled = new HashSet<string>(labels?.Ids ?? [], StringComparer.Ordinal);
        pictured = new HashSet<string>(images?.Ids ?? [], StringComparer.Ordinal);
        if (images is not null && labels is not null && !labelled.Overlaps(pictured))
            throw new DataException("nothing-joined", $"no image belongs to a label map: label ids are like {Example(labels.Ids)}, image ids like {Example(images.Ids)}; "
                + "'match' can capture what they have in common", options.Images!.Value.Path);
        Ids = [.. labelled.Union(pictured).Order(StringComparer.Ordinal)];
        Attributes = FindFolders();
        Fingerprint = TakeFingerprint(cancel);
        return ValueTask.CompletedTask;
    }

    static string Example(IReadOnlyList<string> ids) => string.Join(", ", ids.Take(5).Select(id => $"'{id}'"));

    /// <summary>The first folder of each id, when any id has one.</summary>
    IReadOnlyList<AttributeColumn> FindFolders() =>
        Ids.Any(id => id.Contains('/'))
            ? [new AttributeColumn("folder", [.. Ids.Select(id => id.IndexOf('/') is > 0 and var slash ? id[..slash] : null)], null)]
            : [];

    string TakeFingerprint(CancellationToken cancel)
    {
        KeyValuePair<string, string>[] files = [.. (labels?.Files ?? []).Select(Prefix("labels")), .. (images?.Files ?? []).Select(Prefix("images"))];
        return Errors.Wrap((options.Labels ?? options.Images)!.Value.Path, () => FileFingerprint.Of(files, cancel));
    }

    static Func<KeyValuePair<string, string>, KeyValuePair<string, string>> Prefix(string side) =>
        file => new($"{side}/{file.Key}{Path.GetExtension(file.Value)}", file.Value);

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => ValueTask.FromResult(Read(Ids[index]));

    Sample Read(string id)
    {
        if (!labelled.Contains(id))
            return new Sample { Id = id, Size = images!.ReadSize(id), ImageFile = images.FileOf(id), Problems = labels is null ? [] : [MissingLabel(id)] };
        CheckSizes(id);
        return Of(id, labels!.Read(id));
    }

    Sample Of(string id, IndexMap map)
    {
        var file = labels!.FileOf(id);
        return new Sample
        {
            Id = id,
            Size = new Size(map.Width, map.Height),
            Labels = new Labels { Map = ToLabelMap(map, file) },
            ImageFile = pictured.Contains(id) ? images!.FileOf(id) : null,
            Where = labels.WhereOf(id),
            Problems = [.. FindProblems(id, map, file)],
        };
    }

    public Size SizeOf(int index) => labelled.Contains(Ids[index]) ? labels!.ReadSize(Ids[index]) : images!.ReadSize(Ids[index]);

    public bool CanReadWindows(int index) => !labelled.Contains(Ids[index]) || labels!.CanReadWindows(Ids[index]);

    public ValueTask<Sample> ReadAsync(int index, Window window, CancellationToken cancel)
    {
        var id = Ids[index];
        if (!labelled.Contains(id))
            return ValueTask.FromResult(Read(id) with { Size = window.Size });
        CheckSizes(id);
        var part = Of(id, labels!.Read(id, window));
        return ValueTask.FromResult(part with { Where = part.Where is { } where ? where with { Transform = GeoTransform.Shift(where.Transform, window.X, window.Y) } : null });
    }

    /// <summary>Label maps of GeoTIFF files do.</summary>
    public bool SaysWhere => labels?.Files.Any(file => Path.GetExtension(file.Value).ToLowerInvariant() is ".tif" or ".tiff") ?? false;

    /// <summary>Compares headers, so that nothing is decoded in vain.</summary>
    void CheckSizes(string id)
    {
        if (!pictured.Contains(id))
            return;
        var (label, image) = (labels!.ReadSize(id), images!.ReadSize(id));
        if (label != image)
            throw new DataException("size-mismatch", $"the label map is {label}, its image{(images.FileOf(id) is { } file ? $" {file}" : "")} is {image}, expected one size; "
                + "label the image at its own resolution, or check that the two belong together", labels.FileOf(id));
    }

    static LabelMap ToLabelMap(IndexMap map, string file)
    {
        var size = new Size(map.Width, map.Height);
        try
        {
            return map.Ids is { } ids ? new LabelMap(size, ids) : LabelMap.FromValues(size, map.Values, map.HasHoles ? IndexMap.Hole : null);
        }
        catch (ArgumentException broken)
        {
            throw new DataException("not-a-label-map", broken.Message, file, inner: broken);
        }
    }

    IEnumerable<Problem> FindProblems(string id, IndexMap map, string file)
    {
        if (images is not null && !pictured.Contains(id))
            yield return new Problem("no-image", "this label map has no image of the same id") { Sample = id, File = file };
        if (map.BeyondPalette is >= 0 and var pixel)
            yield return new Problem("beyond-palette", $"index {map.Ids?[pixel]} is beyond the file's palette and is taken as a class id all the same")
            { Sample = id, File = file, Place = $"pixel ({pixel % map.Width}, {pixel / map.Width})" };
    }

    Problem MissingLabel(string id) => new("no-label", $"this image has no label map of the same id below {options.Labels}, so it counts as not annotated") { Sample = id, File = images!.FileOf(id) };

    /// <summary>Of stacks it is not known which entry changed, so what they hold is compared.</summary>
    public Origin? OriginOf(int index)
    {
        var id = Ids[index];
        var (label, image) = (labelled.Contains(id) ? labels!.FileOf(id) : null, pictured.Contains(id) ? images!.FileOf(id) : null);
        return labels is LabelStack || images is ImageStack ? null : new Origin([.. new[] { label, image }.OfType<string>()], images is null ? "" : "with images");
    }

    public IImage? OpenImage(int index) => pictured.Contains(Ids[index]) ? images!.Open(Ids[index]) : null;

    public IDatasetCopy BeginCopy(string folder) => labels is { } there ? new MasksCopy(there, Ids, folder)
        : throw new DataException("no-label", "the dataset has images but no label maps, so there is nothing to copy; expected 'labels:' beside 'images:'");

    public ValueTask DisposeAsync()
    {
        labels?.Dispose();
        images?.Dispose();
        return ValueTask.CompletedTask;
    }
}
