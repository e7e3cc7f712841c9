using Assay.Formats.Cvat.Labelling;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Exports put together: images in order of appearance, classes by name, and for each image where its shapes stand in the spool.</summary>
sealed class CvatCatalog(CvatOptions options, Action<Problem> report, Func<string> folder) : IDisposable
{
    readonly List<ShapeEntry> entries = [];
    readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    readonly HashSet<string> elements = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> unknownFields = new(StringComparer.Ordinal);
    readonly HashSet<string> subsets = [.. options.Subset];
    readonly HashSet<ShapeKind> kinds = [.. options.Shapes];
    bool declared;
    long otherSubsets, guessed;

    public List<CvatImage> Images { get; } = [];

    public List<CvatLabel> Labels { get; } = [];

    /// <summary>Declared as points of skeletons.</summary>
    public List<CvatLabel> Points { get; } = [];

    public ShapeSpool Spool { get; } = new(folder);

    /// <summary>Sorted by image, in file order; image i's are Starts[i]..Starts[i + 1].</summary>
    public ShapeEntry[] Entries { get; private set; } = [];

    public int[] Starts { get; private set; } = [];

    /// <summary>Shapes of frames that nobody drew.</summary>
    public long InterpolatedLeftOut { get; private set; }

    /// <summary>Every file has its own declarations; those of one name are one class.</summary>
    public void Declare(IReadOnlyList<CvatLabel> labels)
    {
        declared = labels.Count > 0;
        foreach (var label in labels)
            if (label.Parent is { Length: > 0 })
            {
                if (elements.Add(label.Name))
                    Points.Add(label);
            }
            else if (label.Name.Length > 0 && classes.TryAdd(label.Name, Labels.Count))
                Labels.Add(label);
    }

    /// <summary>The position of a class by name.</summary>
    public int ClassOf(string label) => classes[label];

    /// <summary>The image's position; -1 when the options leave it out.</summary>
    public int Add(CvatImage image)
    {
        if (subsets.Count > 0 && !subsets.Contains(image.Subset ?? image.Task?.Subset ?? ""))
        {
            otherSubsets++;
            return -1;
        }
        Images.Add(image);
        return Images.Count - 1;
    }

    /// <summary>Takes an object in; what is wrong with it goes to the problems.</summary>
    public void Add(int position, CvatShape shape, string file)
    {
        if (position < 0)
            return;
        var image = Images[position];
        if (shape.Keyframe)
            image.IsLabelled = true;
        if (shape.Outside)
            image.Outside++;
        else if (!shape.Keyframe && !options.Interpolated)
        {
            image.Interpolated++;
            InterpolatedLeftOut++;
        }
        else if (IsKnown(shape, file))
        {
            var start = Spool.Length;
            Spool.Add(shape);
            entries.Add(new ShapeEntry(position, (int)(Spool.Length - start), start));
            if (image.Width == 0)
                Reach(image, shape);
        }
    }

    bool IsKnown(CvatShape shape, string file)
    {
        if (classes.ContainsKey(shape.Label))
            return true;
        if (shape.Label.Length > 0 && !declared)
        {
            classes[shape.Label] = Labels.Count;
            Labels.Add(new CvatLabel { Name = shape.Label });
            guessed++;
            return true;
        }
        report(new Problem(shape.Label.Length == 0 ? "object-without-label" : "undeclared-label", shape.Label.Length == 0 ? "the object has no label; it is left out"
            : $"the label '{shape.Label}' is not one of those that the file declares{(elements.Contains(shape.Label) ? " (as a point of a skeleton only)" : "")}; the object is left out. Add it to the labels, or correct it")
        { File = file, Place = shape.Place });
        return false;
    }

    static void Reach(CvatImage image, CvatShape shape)
    {
        var numbers = shape.Elements.Count > 0 ? [.. shape.Elements.SelectMany(element => element.Numbers)] : shape.Numbers;
        if (shape.Kind == ShapeKind.Mask)
            image.Reach(numbers[0] + numbers[2], numbers[1] + numbers[3]);
        else if (shape.Kind == ShapeKind.Ellipse)
            image.Reach(numbers[0] + numbers[2], numbers[1] + numbers[3]);
        else
            for (var i = 0; i + 1 < numbers.Length; i += 2)
                image.Reach(numbers[i], numbers[i + 1]);
    }

    public bool Takes(ShapeKind kind) => kinds.Count == 0 || kind == ShapeKind.Tag || kinds.Contains(kind);

    public void Report(Problem problem) => report(problem);

    public void CountUnknownField(string name)
    {
        if (unknownFields.Count < 1000 || unknownFields.ContainsKey(name))
            unknownFields[name] = unknownFields.GetValueOrDefault(name) + 1;
    }

    /// <summary>Sorts; afterwards the catalog is complete.</summary>
    public void Close()
    {
        SortFrames();
        Starts = new int[Images.Count + 1];
        foreach (var entry in entries)
            Starts[entry.Image + 1]++;
        for (var i = 0; i < Images.Count; i++)
            Starts[i + 1] += Starts[i];
        Entries = new ShapeEntry[entries.Count];
        var next = Starts[..^1];
        foreach (var entry in entries)
            Entries[next[entry.Image]++] = entry;
        entries.Clear();
        Spool.Close();
        SampleIds.Give(Images);
        foreach (var (name, count) in unknownFields)
            report(Conversions.UnknownFields.Of(count, place: name));
        if (otherSubsets > 0)
            report(Conversions.OtherSubsets.Of(otherSubsets));
        if (guessed > 0)
            report(Conversions.LabelsGuessed.Of(guessed));
    }

    // Frames that no file lists come in the order of tracks.
    void SortFrames()
    {
        if (Images.TrueForAll(image => image.Frame is null))
            return;
        Dictionary<(CvatExport, CvatTask?), int> first = [];
        foreach (var (i, image) in Images.Index())
            first.TryAdd((image.Export, image.Task), i);
        int[] order = [.. Enumerable.Range(0, Images.Count).OrderBy(i => first[(Images[i].Export, Images[i].Task)]).ThenBy(i => Images[i].Frame ?? 0)];
        var places = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            places[order[i]] = i;
        CvatImage[] sorted = [.. order.Select(i => Images[i])];
        Images.Clear();
        Images.AddRange(sorted);
        for (var i = 0; i < entries.Count; i++)
            entries[i] = entries[i] with { Image = places[entries[i].Image] };
    }

    public IEnumerable<CvatShape> ShapesOf(int image)
    {
        for (var i = Starts[image]; i < Starts[image + 1]; i++)
            yield return Spool.Read(Entries[i].Start, Entries[i].Start + Entries[i].Length);
    }

    public void Dispose() => Spool.Dispose();
}

/// <summary>Where a shape of an image stands.</summary>
readonly record struct ShapeEntry(int Image, int Length, long Start);
