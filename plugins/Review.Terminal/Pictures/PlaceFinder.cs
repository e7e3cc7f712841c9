using Assay.Kernels;

namespace Assay.Review.Terminal;

/// <summary>Finds where a reviewer should look in a picture, the worst first.</summary>
static class PlaceFinder
{
    const int Most = 12, LeastArea = 4;
    const double SamePlace = 0.6;

    public static IReadOnlyList<Place> Find(PictureSource source, PicturePart whole, HeatMap? heat)
    {
        List<Place> places = [];
        foreach (var place in Named(source).Concat(Differences(source, whole)))
            if (places.Count < Most && Inside(place.Box, source.Opened.Sample.Size) is { } box && !places.Any(known => Iou(known.Box, box) > SamePlace))
                places.Add(place with { Box = box });
        if (places.Count == 0 && heat?.Hottest() is { } hottest)
            places.Add(new Place(hottest, $"lowest {heat.Step}"));
        return places;
    }

    /// <summary>What the run says: where to look first, the item itself, findings in their order.</summary>
    static IEnumerable<Place> Named(PictureSource source)
    {
        var (item, opened) = (source.Item, source.Opened);
        var findings = opened.Findings.Where(suspicion => suspicion.Finding.Box is not null).ToList();
        if (opened.Where is { } first)
            yield return new Place(first, findings.Where(suspicion => Iou(suspicion.Finding.Box!.Value, first) > SamePlace).Select(suspicion => Text(suspicion.Finding, source.Look)).FirstOrDefault("here"));
        if (item.Region is { } region)
            yield return new Place(region.Box, "the region");
        if (Own(item, opened) is { Bounds: { } bounds } instance)
            yield return new Place(bounds, $"{(item.Unit == Unit.Omission ? "no label: " : "")}{source.Look.Name(instance.Class)}");
        foreach (var suspicion in findings)
            yield return new Place(suspicion.Finding.Box!.Value, Text(suspicion.Finding, source.Look));
    }

    static Instance? Own(Item item, OpenItem opened) =>
        item.Instance is { } index ? opened.Sample.Labels?.Instances?.ElementAtOrDefault(index)
        : item is { ReferenceInstance: { } other, Reference: { } id } ? opened.Opinions.GetValueOrDefault(id)?.Instances?.ElementAtOrDefault(other) : null;

    static string Text(Finding finding, ClassLook look) => finding switch
    {
        { Class: { } label, ReferenceClass: { } other } when label != other => $"{finding.Kind}: {look.Name(label)}, rather {look.Name(other)}",
        { Class: { } label } => $"{finding.Kind}: {look.Name(label)}",
        { ReferenceClass: { } other } => $"{finding.Kind}: {look.Name(other)}",
        _ => finding.Kind,
    };

    /// <summary>The largest areas in which the labels and the first reference name different classes.</summary>
    static IEnumerable<Place> Differences(PictureSource source, PicturePart whole)
    {
        if (whole.Labels is not { VoidIsNothing: false } labels || whole.References is not [{ VoidIsNothing: false } reference, ..])
            return [];
        var step = labels.Frame.Step;
        return ConnectedComponents.FindDifferences(labels.Classes, reference.Classes, labels.Frame.Width, labels.Frame.Height, Neighbours.Four).Components.ToArray()
            .Where(component => component.Area * step * step >= LeastArea).OrderByDescending(component => component.Area).ThenBy(component => component.FirstPixel).Take(Most)
            .Select(component => new Place(new Box(component.Left * step, component.Top * step, component.Width * step, component.Height * step),
                $"{source.Look.Name((int)(component.Key >> 16))}, {source.References[0]}: {source.Look.Name((int)(component.Key & 0xFFFF))}"));
    }

    /// <summary>The part of a box that lies in the sample; null when nothing does, or a number is not finite.</summary>
    static Box? Inside(Box box, Size size)
    {
        var (left, top) = (Math.Max(0, box.X), Math.Max(0, box.Y));
        var (right, bottom) = (Math.Min(size.Width, box.Right), Math.Min(size.Height, box.Bottom));
        return right >= left && bottom >= top && left < size.Width && top < size.Height ? new Box(left, top, right - left, bottom - top) : null;
    }

    static double Iou(Box a, Box b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y);
        return width <= 0 || height <= 0 ? 0 : width * height / (a.Area + b.Area - width * height);
    }
}
