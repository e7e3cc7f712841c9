using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>Reads what annotators said of one image. Any number of threads.</summary>
/// <param name="background">The class of pixels that nobody painted, or null: void.</param>
sealed class SampleReader(IReadOnlyList<string> classes, ScaneoTask task, ScaneoLabels form, int? background, IHost host)
{
    readonly Dictionary<string, int> positions = classes.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);

    public Sample Read(CampaignImage image)
    {
        using var pixels = host.Open(image.Image);
        if (pixels.Size.Area > int.MaxValue)
            throw new DataException("image-too-large", $"the image has {pixels.Size} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", image.Image);
        var ledger = new SampleLedger(image.Id, image.Annotations);
        var labels = image.Annotations is null ? null : Read(FeatureFile.Read(image.Annotations), new Lazy<Ground>(() => Ground.Of(pixels.Where, image.Image)), pixels.Size, ledger);
        return new Sample
        {
            Id = image.Id,
            Size = pixels.Size,
            Where = pixels.Where,
            Labels = labels,
            ImageFile = image.Image,
            LabelsFile = image.Annotations,
            Problems = ledger.Problems,
        };
    }

    /// <summary>Null: annotated, but not for this task.</summary>
    Labels? Read(List<Feature> features, Lazy<Ground> ground, Size size, SampleLedger ledger)
    {
        var own = features.Where(feature => IsOwn(feature, ledger)).ToArray();
        if (own.Length == 0 && features.Count > 0)
            return null;
        List<(Feature, int)> known = [.. own.Select(feature => (feature, Class: ClassOf(feature, ledger))).Where(pair => pair.Class is not null).Select(pair => (pair.feature, pair.Class!.Value))];
        return (task, form) switch
        {
            (ScaneoTask.Classification, _) => new Labels { Tags = TagsOf(known, ledger) },
            (ScaneoTask.Segmentation, ScaneoLabels.LabelMap) => new Labels { Map = Painting.Of(known, ground, size, background, ledger) },
            _ => new Labels { Instances = [.. known.Select(pair => InstanceOf(pair.Item1, pair.Item2, ground, size, ledger)).OfType<Instance>()] },
        };
    }

    bool IsOwn(Feature feature, SampleLedger ledger)
    {
        try
        {
            var (its, guessed) = Tasks.Of(feature);
            ledger.Add(Conversions.TaskGuessed, guessed ? 1 : 0, feature.Place);
            ledger.Add(Conversions.OtherTasks, its == task ? 0 : 1, feature.Place);
            return its == task;
        }
        catch (BrokenShape broken)
        {
            ledger.Add(LeftOut(broken, feature));
            return false;
        }
    }

    int? ClassOf(Feature feature, SampleLedger ledger)
    {
        if (feature.Label is { Length: > 0 } label && positions.TryGetValue(label, out var position))
            return position;
        ledger.Add(string.IsNullOrEmpty(feature.Label) ? new Problem("object-without-label", "the annotation has no label; it is left out") { Place = feature.Place }
            : new Problem("undeclared-label", $"the label '{feature.Label}' is not in {Campaign.LabelsName}, which has {string.Join(", ", classes.Take(20))}; the annotation is left out") { Place = feature.Place });
        return null;
    }

    static List<int> TagsOf(List<(Feature Feature, int Class)> tags, SampleLedger ledger)
    {
        List<int> found = [];
        foreach (var (feature, type) in tags)
        {
            if (found.Contains(type))
                ledger.Add(new Problem("duplicate-tag", $"the image has the class '{feature.Label}' twice; it counts once") { Place = feature.Place });
            else
                found.Add(type);
            ledger.Add(Conversions.TagDetails, feature.Id is not null || feature.Source is not null || feature.Attributes.Count > 0 ? 1 : 0, feature.Place);
        }
        return found;
    }

    Instance? InstanceOf(Feature feature, int type, Lazy<Ground> ground, Size size, SampleLedger ledger)
    {
        try
        {
            return new Instance { Class = type, Geometry = GeometryOf(feature, ground.Value, size, ledger), SourceId = feature.Id, Source = feature.Source, Attributes = feature.Attributes };
        }
        catch (BrokenShape broken)
        {
            ledger.Add(LeftOut(broken, feature));
            return null;
        }
    }

    Geometry GeometryOf(Feature feature, Ground ground, Size size, SampleLedger ledger)
    {
        if (feature.Broken is { } broken)
            throw broken;
        if (task == ScaneoTask.Detection)
            return Boxes.Of(feature, ground, size, ledger);
        var area = Area.Of(feature, ground, size, ledger);
        if (area.Runs.Length < 2)
            ledger.Add(new Problem("zero-area", "the area holds no pixel of the image; the object is kept, and matches nothing") { Place = feature.Place });
        if (area.Outlines is { } outlines)
            return new PolygonGeometry(outlines);
        ledger.Add(Conversions.Holes, 1, feature.Place);
        ledger.Add(Conversions.Cut, area.IsCut ? 1 : 0, feature.Place);
        return new MaskGeometry(new Rle(size, area.Runs));
    }

    public static Problem LeftOut(BrokenShape broken, Feature feature) => new(broken.Code, $"{broken.Message}; the annotation is left out") { Place = feature.Place };
}
