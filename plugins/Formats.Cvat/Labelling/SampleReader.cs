using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>Reads what annotators said of one image, and keeps the ledger of it.</summary>
sealed class SampleReader(CvatCatalog catalog, CvatOptions options, ImageFiles files, int? background)
{
    public Sample Read(int index)
    {
        var image = catalog.Images[index];
        var ledger = new SampleLedger(image.Id, image.Export.File);
        var size = SizeOf(index, image, ledger);
        NoteFrames(image, ledger);
        List<int> tags = [];
        List<(CvatShape Shape, int Class)> shapes = [];
        foreach (var shape in catalog.ShapesOf(index))
            if (shape.Kind == ShapeKind.Tag)
                AddTag(tags, shape, ledger);
            else if (options.Labels == CvatLabels.Tags || !catalog.Takes(shape.Kind))
                ledger.Add(Conversions.OtherShapes, 1, shape.Place);
            else
                shapes.Add((shape, catalog.ClassOf(shape.Label)));
        return new Sample
        {
            Id = image.Id,
            Size = size,
            Labels = IsAnnotated(image, shapes.Count + tags.Count, ledger) ? Make(shapes, tags, size, ledger) : null,
            ImageFile = files.PathOf(image),
            LabelsFile = image.Export.File,
            Problems = ledger.Problems,
        };
    }

    public Size SizeOf(int index) => SizeOf(index, catalog.Images[index], new SampleLedger("", ""));

    /// <summary>All shapes and tags of an image as they were read, each with its position among the sample's instances; -1 for those that are none.</summary>
    public IReadOnlyList<(CvatShape Shape, int Position)> ReadShapes(int index, Size size)
    {
        var ledger = new SampleLedger("", "");
        List<(CvatShape, int)> shapes = [];
        var next = 0;
        foreach (var shape in catalog.ShapesOf(index))
            shapes.Add((shape, options.Labels == CvatLabels.Instances && shape.Kind != ShapeKind.Tag && catalog.Takes(shape.Kind)
                && ObjectReader.Read(shape, catalog.ClassOf(shape.Label), size, ledger) is not null ? next++ : -1));
        return shapes;
    }

    Labels Make(List<(CvatShape Shape, int Class)> shapes, List<int> tags, Size size, SampleLedger ledger) => new()
    {
        Instances = options.Labels == CvatLabels.Instances ? [.. shapes.Select(pair => ObjectReader.Read(pair.Shape, pair.Class, size, ledger)).OfType<Instance>()] : null,
        Map = options.Labels == CvatLabels.LabelMap ? Flattening.Of(shapes, size, background, ledger) : null,
        Tags = tags.Count > 0 || options.Labels == CvatLabels.Tags ? tags : null,
    };

    void AddTag(List<int> tags, CvatShape tag, SampleLedger ledger)
    {
        var type = catalog.ClassOf(tag.Label);
        if (tags.Contains(type))
            ledger.Add(new Problem("duplicate-tag", $"the image has the tag '{tag.Label}' twice; it counts once") { Place = tag.Place });
        else
            tags.Add(type);
        if (tag.Source is not null || tag.Group != 0 || tag.Attributes.Count > 0)
            ledger.Add(Conversions.TagDetails, 1, tag.Place);
    }

    static void NoteFrames(CvatImage image, SampleLedger ledger)
    {
        ledger.Add(Conversions.Interpolated, image.Interpolated, image.Place);
        ledger.Add(Conversions.Outside, image.Outside, image.Place);
    }

    // A frame in which shapes stand that nobody drew has not been looked at; one with nothing at all is the question that the format leaves open.
    bool IsAnnotated(CvatImage image, int objects, SampleLedger ledger)
    {
        if (objects > 0 || image.IsLabelled)
            return true;
        if (image.Interpolated > 0)
            return false;
        var isEmpty = options.EmptyIsAnnotated ?? image.Server?.Job.IsAnnotated ?? true;
        var byState = options.EmptyIsAnnotated is null && image.Server is not null;
        ledger.Add((isEmpty, byState) switch
        {
            (true, true) => Conversions.EmptyByState,
            (false, true) => Conversions.EmptyOpenByState,
            (true, false) => Conversions.Empty,
            _ => Conversions.EmptyOpen,
        }, 1, image.Place);
        return isEmpty;
    }

    Size SizeOf(int index, CvatImage image, SampleLedger ledger)
    {
        var (width, height) = (image.Width, image.Height);
        if (width == 0 && height == 0)
        {
            if (files.SizeOf(index) is { } stored)
                return stored;
            (width, height) = ((long)Math.Max(1, Math.Ceiling(image.Right)), (long)Math.Max(1, Math.Ceiling(image.Bottom)));
            ledger.Add(Conversions.SizeGuessed, 1, image.Place);
        }
        if (width <= 0 || height <= 0)
            throw new DataException("image-without-pixels", $"the size of the image is {width}x{height}, expected a width and a height of 1 or more", image.Export.File, image.Place);
        return width <= int.MaxValue && height <= int.MaxValue && width * height <= int.MaxValue ? new Size((int)width, (int)height)
            : throw new DataException("image-too-large", $"the image has {width}x{height} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", image.Export.File, image.Place);
    }
}
