namespace Assay.Formats.Coco.Reading;

/// <summary>Files merged: samples in order of first appearance, classes by name, and for each sample where its annotations stand.</summary>
sealed class CocoCatalog(CocoIds ids, CocoJoin join, Action<Problem> report, CocoKind kind = CocoKind.Instances)
{
    readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    readonly List<CocoEntry> entries = [];
    readonly Tally again = new(); // Images that an earlier entry has named.
    readonly List<(CocoIndex Index, int Repeats)> repeating = []; // Files that hold such.

    public List<CocoSample> Samples { get; } = [];

    /// <summary>In the order in which they came.</summary>
    public List<CocoIndex> Files { get; } = [];

    public List<Class> Classes { get; } = [];

    /// <summary>Where each class stands, by its id.</summary>
    public Dictionary<int, JsonPlace> CategoryTexts { get; } = [];

    /// <summary>Ids of the classes that are not counted: sky, grass.</summary>
    public HashSet<int> Stuff { get; } = [];

    /// <summary>Of each file, from its own category ids to those of <see cref="Classes"/>.</summary>
    public Dictionary<JsonFile, Dictionary<int, int>> CategoryIds { get; } = [];

    /// <summary>Entries sorted by sample, in file order; sample i's are Starts[i]..Starts[i + 1].</summary>
    public CocoEntry[] Entries { get; private set; } = [];

    public int[] Starts { get; private set; } = [];

    /// <summary>Takes in a file.</summary>
    /// <exception cref="DataException">It contradicts itself or an earlier one.</exception>
    public void Add(CocoIndex index)
    {
        Require(index);
        index.Problems.ForEach(report);
        Files.Add(index);
        var images = AddImages(index);
        AddAnnotations(index, images, AddClasses(index));
    }

    /// <summary>Sorts; afterwards the catalog is complete.</summary>
    public void Close()
    {
        ReportRepeated();
        Starts = new int[Samples.Count + 1];
        foreach (var entry in entries)
            Starts[entry.Sample + 1]++;
        for (var i = 0; i < Samples.Count; i++)
            Starts[i + 1] += Starts[i];
        Entries = new CocoEntry[entries.Count];
        var next = Starts[..^1];
        foreach (var entry in entries)
            Entries[next[entry.Sample]++] = entry;
        entries.Clear();
        Files.ForEach(index => (index.Images, index.Annotations) = (null, null));
    }

    void Require(CocoIndex index)
    {
        var missing = index.Images is null ? "images" : index.Annotations is null ? "annotations" : index.Categories is null ? "categories" : null;
        if (missing is not null)
            throw new DataException("not-instances", $"the file has no '{missing}', expected {(kind == CocoKind.Panoptic ? "a panoptic" : "an instances")} file with images, annotations and categories", index.File.Path);
    }

    // From an image's id to its sample; -1 for an image that was left out.
    Dictionary<long, int> AddImages(CocoIndex index)
    {
        Dictionary<long, int> images = [];
        Dictionary<string, long> names = new(StringComparer.Ordinal);
        foreach (var image in index.Images!)
        {
            if (image.Id is not { } id)
                report(new Problem("image-without-id", "an image has no id (a whole number or a text); it is left out") { File = index.File.Path, Place = index.File.Place(image.Offset) });
            else if (image.FileName is null || !SafeName.Holds(image.FileName))
                LeaveOut(index, images, image);
            else if (names.TryGetValue(image.FileName, out var twin) && twin != id)
                throw Fail("duplicate-file-name", $"the file_name '{image.FileName}' stands twice, as images {ids.Text(twin)} and {ids.Text(id)}; a file must be one image", index, image);
            else if (!images.TryAdd(id, Position(index, image)) && names.GetValueOrDefault(image.FileName, long.MaxValue) != id)
                throw Fail("duplicate-image", $"image {ids.Text(id)} stands twice, with different file names; renumber one", index, image);
            else
                names[image.FileName] = id;
        }
        if (again.Count > repeating.Sum(one => one.Repeats))
            repeating.Add((index, again.Count - repeating.Sum(one => one.Repeats)));
        return images;
    }

    // Shards by class do this on purpose, so it is said once, for all.
    void ReportRepeated()
    {
        if (repeating.Count == 1)
            report(new Problem("repeated-images", $"{again.Count} of {repeating[0].Index.Images!.Count} images stand in the files before, or twice here, for example {again.Examples}; what both say of an image is put together") { File = repeating[0].Index.File.Path });
        else if (repeating.Count > 1)
            report(new Problem("repeated-images", $"{repeating.Count} files repeat images of those before them {again.Count} times in all, for example {again.Examples}; what they say of an image is put together") { File = repeating[0].Index.File.Path });
    }

    void LeaveOut(CocoIndex index, Dictionary<long, int> images, CocoImage image)
    {
        images[image.Id!.Value] = -1;
        var message = image.FileName is null ? "the image has no file_name" : $"the file_name '{image.FileName.Replace("\0", "\\0")}' could leave the images folder; expected a relative path without '..'";
        report(new Problem(image.FileName is null ? "image-without-name" : "unsafe-name", message + "; the image is left out") { File = index.File.Path, Place = $"image {ids.Text(image.Id.Value)}" });
    }

    int Position(CocoIndex index, CocoImage image)
    {
        var name = join == CocoJoin.FileName ? image.FileName! : ids.Text(image.Id!.Value);
        if (!positions.TryGetValue(name, out var position))
        {
            positions[name] = position = Samples.Count;
            Samples.Add(new CocoSample(name, image.FileName!, image.Width, image.Height, index.File.Path, new JsonPlace(index.File, image.Offset, image.Length))
            {
                License = Name(index.Licenses, image.License),
                LicenseId = image.License,
                Attributes = image.Attributes ?? [],
                DateCaptured = image.DateCaptured,
                Sequence = Name(index.Videos, image.Video),
                Frame = image.Frame,
            });
        }
        else if ((Samples[position].Width, Samples[position].Height) != (image.Width, image.Height))
            throw Fail("image-sizes-differ", $"image '{name}' is {image.Width}x{image.Height} here and {Samples[position].Width}x{Samples[position].Height} in {Samples[position].File}", index, image);
        else
            again.Add(name);
        return position;
    }

    static string? Name(Dictionary<string, string> names, string? id) => id is null ? null : names.GetValueOrDefault(id, id);

    // From the file's category ids to the catalog's: a name keeps the id that its first file gave it.
    Dictionary<int, int> AddClasses(CocoIndex index)
    {
        Dictionary<int, int> map = [];
        foreach (var category in index.Categories!)
        {
            if (Classes.Find(known => known.Name == category.Name) is not { } known)
            {
                var id = Classes.Exists(other => other.Id == category.Id) ? Classes.Max(other => other.Id) + 1 : category.Id;
                Classes.Add(known = new Class(id, category.Name, category.Super));
                CategoryTexts[id] = category.Place;
                if (!category.IsThing)
                    Stuff.Add(id);
            }
            map[category.Id] = known.Id;
        }
        return CategoryIds[index.File] = map;
    }

    void AddAnnotations(CocoIndex index, Dictionary<long, int> images, Dictionary<int, int> classes)
    {
        HashSet<long> seen = [];
        foreach (var annotation in index.Annotations!)
        {
            var twice = annotation.Id is { } id && !seen.Add(id);
            if (annotation.Image is not { } image || !images.TryGetValue(image, out var sample))
                report(Broken("unknown-image", annotation.Image is { } unknown ? $"image_id {ids.Text(unknown)} is not one of the file's images" : "there is no image_id", index, annotation));
            else if (sample >= 0)
            {
                var known = classes.TryGetValue(annotation.Category ?? 0, out var category) && annotation.Category is not null;
                entries.Add(new CocoEntry(index.File, annotation.Offset, annotation.Length, sample, known ? category : null, twice));
            }
        }
    }

    Problem Broken(string code, string message, CocoIndex index, CocoAnnotation annotation) => new(code, message + "; the object is left out")
    {
        File = index.File.Path,
        Place = annotation.Id is { } id ? $"annotation {ids.Text(id)}" : index.File.Place(annotation.Offset),
    };

    static DataException Fail(string code, string message, CocoIndex index, CocoImage image) => new(code, message, index.File.Path, index.File.Place(image.Offset));
}

/// <summary>Where an annotation of a sample stands. The category is in the catalog's ids; null when the file does not list it.</summary>
readonly record struct CocoEntry(JsonFile File, long Offset, int Length, int Sample, int? Category, bool Twice)
{
    /// <summary>As it is written.</summary>
    public ReadOnlySpan<byte> Text => File.Slice(Offset, Length);
}
