using Assay.Kernels.Files;

namespace Assay.Formats.Tags;

/// <summary>Classes of whole images, from a CSV file or from folders.</summary>
[RecognizedBy(typeof(TagsRecognizer))]
[Component("tags", "Image-level labels: a CSV file of samples and classes, or a folder of images per class.")]
public sealed class TagsDataset(TagsOptions options, IHost host) : ICopyableDataset
{
    /// <summary>Without an image nobody knows; a sample has at least one pixel.</summary>
    static readonly Size Unknown = new(1, 1);

    IReadOnlyList<TagEntry> entries = [];
    TagClasses classes = new([], []);
    bool folders;

    string Labels => options.Labels.Path;

    public ClassList Classes => classes.Classes;

    public Coverage Coverage => Coverage.Dense;

    public Evidence Gives => Evidence.ClassScores;

    public IReadOnlyList<string> Ids { get; private set; } = [];

    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    public string Fingerprint { get; private set; } = "";

    public ValueTask OpenAsync(CancellationToken cancel)
    {
        folders = Directory.Exists(Labels);
        if (folders && options.Images is not null)
            throw new DataException("useless-images", "images: is for CSV files, but labels: is a folder, whose files are the images; remove images:", Labels);
        var listing = folders ? TagFolders.Read(Labels, options, host) : TagTable.Read(options, host, cancel);
        if (listing.Entries.Count == 0)
            throw new DataException("no-samples", "the file has no row with a sample, expected a header and a row per sample and class", Labels);
        (entries, Attributes) = (listing.Entries, listing.Attributes);
        classes = new TagClasses(listing.Names, entries.SelectMany(entry => entry.Tags).Select(tag => tag.Name));
        foreach (var (first, second) in classes.Alike)
            host.Report(new Problem("similar-classes", $"'{first}' and '{second}' are two classes whose names hardly differ; if they are one, map one to the other: map: {{ {second}: {first} }}") { File = Labels });
        Ids = [.. entries.Select(entry => entry.Id)];
        Fingerprint = Errors.Wrap(Labels, () => FileFingerprint.Of(folders ? [.. entries.Select(entry => KeyValuePair.Create(entry.Id, entry.Image!))] : [KeyValuePair.Create("labels", Labels)], cancel));
        return ValueTask.CompletedTask;
    }

    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var entry = entries[index];
        List<Problem> problems = [.. entry.Problems];
        var tags = entry.Annotated ? ReadTags(entry) : null;
        var size = entry.Image is { } image ? ReadSize(entry, image, problems) : null;
        return ValueTask.FromResult(new Sample
        {
            Id = entry.Id,
            Size = size ?? Unknown,
            Labels = tags is null ? null : new Labels { Tags = tags },
            ImageFile = size is null ? null : entry.Image,
            LabelsFile = folders ? null : Labels,
            Problems = problems,
        });
    }

    int[] ReadTags(TagEntry entry)
    {
        if (entry.Tags.Count > 1 && !options.MultiLabel)
            throw new DataException("conflicting-tags", $"the sample is '{entry.Tags[0].Name}' at line {entry.Tags[0].Line} and '{entry.Tags[1].Name}' at line {entry.Tags[1].Line}, expected one class; "
                + "correct one of them, or say 'multi_label: true' if both hold", Labels, $"line {entry.Tags[1].Line}");
        return [.. entry.Tags.Select(tag => classes.Find(tag.Name) ?? throw new DataException("unknown-tag", $"'{tag.Name}' is none of the classes: {Known()}; correct it, or add it to names:",
            Labels, tag.Line > 0 ? $"line {tag.Line}" : null))];
    }

    string Known() => string.Join(", ", classes.Classes.Take(12).Select(entry => entry.Name)) + (classes.Classes.Count > 12 ? ", ..." : "");

    /// <summary>From the image's header; what cannot be opened is a problem and no more, since tags need no pixel.</summary>
    Size? ReadSize(TagEntry entry, string image, List<Problem> problems)
    {
        try
        {
            if (File.Exists(image))
            {
                using var open = host.Open(image);
                return open.Size;
            }
            problems.Add(new Problem("no-image", "the image file is not there; put it below images:, or leave images: out to audit without pictures") { File = image, Place = entry.Line > 0 ? $"named at line {entry.Line} of {Path.GetFileName(Labels)}" : null, Sample = entry.Id });
        }
        catch (DataException broken)
        {
            problems.Add(broken.ToProblem(entry.Id) with { File = image });
        }
        return null;
    }

    /// <summary>Of a CSV file it is not known which row changed, so what it says is compared.</summary>
    public Origin? OriginOf(int index) => folders ? new Origin([entries[index].Image!]) : null;

    public IImage? OpenImage(int index) => entries[index].Image is { } image && File.Exists(image) ? host.Open(image) : null;

    /// <exception cref="DataException">Images lie in folders of their classes: a copy would have to copy images, and give them other ids.</exception>
    public IDatasetCopy BeginCopy(string folder) => !folders ? new TagsCopy(options, entries, classes, folder) : throw new DataException("no-copy",
        "classes are folders of images here, and a copy with other classes would have other sample ids, too; write a CSV file with a row per image (its path and its class) and name that as labels:, the folder as images:", Labels);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
