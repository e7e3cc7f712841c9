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

    /// <summary>The largest areas in which the labels and the first reference differ, whatever their classes there.</summary>
    static IEnumerable<Place> Differences(PictureSource source, PicturePart whole)
    {
        if (whole.Labels is not { VoidIsNothing: false } labels || whole.References is not [{ VoidIsNothing: false } reference, ..])
            return [];
        var pairs = new uint[labels.Frame.Area];
        var differ = new uint[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
            if (labels.Classes[i] != reference.Classes[i] && labels.Classes[i] != LabelMap.Void && reference.Classes[i] != LabelMap.Void)
                (pairs[i], differ[i]) = ((uint)labels.Classes[i] << 16 | reference.Classes[i], 1);
        var map = ConnectedComponents.Find(differ, 0, labels.Frame.Width, labels.Frame.Height, Neighbours.Four);
        var step = labels.Frame.Step;
        return Enumerable.Range(0, map.Components.Length).Select(i => (Index: i, Component: map.Components[i])).Where(found => found.Component.Area * step * step >= LeastArea)
            .OrderByDescending(found => found.Component.Area).ThenBy(found => found.Component.FirstPixel).Take(Most)
            .Select(found => new Place(new Box(found.Component.Left * step, found.Component.Top * step, found.Component.Width * step, found.Component.Height * step),
                Text(source, MostFrequent(map, found.Index, pairs))));
    }

    /// <summary>What most pixels of a component say: label &lt;&lt; 16 | reference; of equals the smaller.</summary>
    static uint MostFrequent(ComponentMap map, int component, uint[] pairs)
    {
        Dictionary<uint, int> counts = [];
        foreach (var run in map.Runs)
            if (run.Component == component)
                foreach (var pair in pairs.AsSpan(run.Row * map.Width + run.Left, run.Length))
                    counts[pair] = counts.GetValueOrDefault(pair) + 1;
        return counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key;
    }

    static string Text(PictureSource source, uint pair) => $"{source.Look.Name((int)(pair >> 16))}, {source.References[0]}: {source.Look.Name((int)(pair & 0xFFFF))}";

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
