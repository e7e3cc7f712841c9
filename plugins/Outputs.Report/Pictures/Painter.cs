using Assay.Kernels;
using Assay.Kernels.Codecs;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Pictures;

/// <summary>Makes the pictures of an item: image, labels, reference, difference.</summary>
/// <param name="references">Ids in the pipeline's order; the first that said something of the sample is shown.</param>
/// <param name="longest">Pixels of a picture's longer side.</param>
sealed class Painter(IRun run, IReadOnlyList<string> references, int longest)
{
    const int Quality = 82;

    readonly Dictionary<string, int> positions = run.Dataset.Ids.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);

    public async Task<ItemPictures> PaintAsync(Item item, IReadOnlyList<FoundBox> found, CancellationToken cancel)
    {
        if (!positions.TryGetValue(item.Sample, out var index))
            return new ItemPictures([], [], "the dataset does not have this sample any more");
        try
        {
            var sample = await run.ReadAsync(index, cancel);
            var (reference, opinion) = await OpinionAsync(item, cancel);
            var place = Place.Of(FocusOf(item, sample, opinion, found), sample.Size);
            using var image = run.Dataset.OpenImage(index);
            return Paint(item, sample, image, reference, opinion, place);
        }
        catch (Exception e) when (e is AssayException or IOException or UnauthorizedAccessException)
        {
            return new ItemPictures([], [], $"no pictures: {e.Message}");
        }
    }

    async Task<(string Reference, Opinion Opinion)> OpinionAsync(Item item, CancellationToken cancel)
    {
        foreach (var reference in item.Reference is { } own ? [own] : references)
            if (await run.OpinionAsync(reference, item.Sample, cancel) is var opinion && (opinion.LabelMap ?? (object?)opinion.Probabilities ?? opinion.Instances) is not null)
                return (reference, opinion);
        return ("", Opinion.None);
    }

    static Box? FocusOf(Item item, Sample sample, Opinion opinion, IReadOnlyList<FoundBox> found)
    {
        if (item.Region is { } region)
            return region.Box;
        if (item.Instance is { } ours && sample.Labels?.Instances is { } labels && ours < labels.Count)
            return labels[ours].Bounds;
        if (item.ReferenceInstance is { } theirs && opinion.Instances is { } seen && theirs < seen.Count)
            return seen[theirs].Bounds;
        return found.Where(one => one.Item == item.Id).Concat(found).Select(one => one.Box).FirstOrDefault(box => box is not null);
    }

    ItemPictures Paint(Item item, Sample sample, IImage? image, string reference, Opinion opinion, Place place)
    {
        var size = place.Shown(longest);
        var photo = image is null ? null : Photo.Read(image, new Box(place.Window.X * image.Size.Width / Math.Max(1, sample.Size.Width), place.Window.Y * image.Size.Height / Math.Max(1, sample.Size.Height),
            place.Window.Width * image.Size.Width / Math.Max(1, sample.Size.Width), place.Window.Height * image.Size.Height / Math.Max(1, sample.Size.Height)), size);
        var labels = sample.Labels is { } said ? PlaneOf(said.Map, said.Instances, place.Window, size) : null;
        var theirs = PlaneOf(opinion.LabelMap ?? (opinion.Probabilities is { } p ? MostProbable(p) : null), opinion.Instances, place.Window, size);
        List<View> views = [];
        void Add(string name, string text, Canvas canvas) => views.Add(new View(name, $"{text} of {item.Sample}", size, Encode(canvas, place)));
        if (photo is not null)
            Add("image", "Image", new Canvas(size, photo, dimmed: false));
        if (labels is not null)
            Add("labels", "Labels", new Canvas(size, photo, dimmed: true).Fill(labels));
        if (theirs is not null)
            Add(reference, $"What {reference} says", new Canvas(size, photo, dimmed: true).Fill(theirs));
        if (labels is not null && theirs is not null)
            Add("difference", $"Where labels and {reference} differ, in the window", new Canvas(size, photo, dimmed: true).Differ(labels, theirs));
        return new ItemPictures(views, [.. ClassesOf(labels).Union(ClassesOf(theirs)).Order()], photo is null ? "the dataset has no image of this sample" : null);
    }

    static byte[] Encode(Canvas canvas, Place place)
    {
        if (place.FocusIn(canvas.Size) is { } focus)
            canvas.Outline(focus);
        return JpegEncoder.Encode(canvas.Size.Width, canvas.Size.Height, canvas.Pixels, Quality);
    }

    static Plane? PlaneOf(LabelMap? map, IReadOnlyList<Instance>? instances, Box window, Size size) =>
        map is not null ? Plane.Of(map, window, size) : instances is not null ? Plane.Of(instances, window, size) : null;

    static IEnumerable<int> ClassesOf(Plane? plane) => plane is null ? [] : plane.Classes.ToArray().Distinct().Where(index => index != Plane.None);

    static LabelMap MostProbable(Probabilities of)
    {
        var to = new ushort[of.Size.Area];
        _ = Type.GetTypeCode(of.ElementType) switch
        {
            TypeCode.Single => ArgMax.Find(of.Values<float>(), of.Classes, [], of.Complete, to),
            TypeCode.Double => ArgMax.Find(of.Values<double>(), of.Classes, [], of.Complete, to),
            TypeCode.Byte => ArgMax.Find(of.Values<byte>(), of.Classes, [], of.Complete, to),
            _ => ArgMax.Find(of.Values<Half>(), of.Classes, [], of.Complete, to),
        };
        return new LabelMap(of.Size, to);
    }
}
