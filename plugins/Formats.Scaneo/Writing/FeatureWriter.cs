using System.Text.Json;
using Assay.Formats.Scaneo.Labelling;
using Assay.Kernels;

namespace Assay.Formats.Scaneo.Writing;

/// <summary>Writes what annotators said of one sample as features. Segmentations are MultiPolygons, detections have a bbox with latitude first beside their outline.</summary>
/// <param name="ground">Null: there are no shapes.</param>
sealed class FeatureWriter(Utf8JsonWriter json, IReadOnlyDictionary<int, string> names, Sample sample, Ground? ground, ExportLedger ledger)
{
    static readonly string[] Own = ["label", "task", "bbox", "source"];

    public void WriteAll()
    {
        foreach (var instance in sample.Labels!.Instances ?? [])
            Write(instance);
        if (sample.Labels.Map is { } map)
            Write(map);
        foreach (var tag in sample.Labels.Tags ?? [])
            WriteTag(tag);
    }

    void Write(Instance instance)
    {
        if (!names.TryGetValue(instance.Class, out var label) || instance.Bounds is not { Width: > 0, Height: > 0 })
        {
            Drop("no-shape-left-out", "objects without a shape or a class, or with a shape that spans nothing", 1);
            return;
        }
        Drop("crowd-left-out", "marks of regions that hold many objects", instance.Crowd ? 1 : 0);
        Drop("tracks-left-out", "identities over frames", instance.Track is null ? 0 : 1);
        Drop("z-order-left-out", "the order in which objects cover each other", instance.ZOrder == 0 ? 0 : 1);
        Drop("stated-values-left-out", "areas and boxes that files state of objects", instance.StatedArea is null && instance.StatedBox is null ? 0 : 1);
        Drop("confidence-left-out", "confidences of objects", instance.Confidence is null ? 0 : 1);
        Drop("attribute-name-taken", "attributes of objects whose names are SCANEO's own", instance.Attributes.Keys.Count(Own.Contains));
        if (instance.Geometry is null or BoxGeometry)
            Feature(label, "detection", instance, () => WriteBox(instance.Bounds.Value));
        else
            Feature(label, "segmentation", instance, () => WriteAreas(instance.Geometry is PolygonGeometry(var parts) ? [.. parts.Select(part => new[] { part })] : PartsOf(((MaskGeometry)instance.Geometry).Mask)));
    }

    void Drop(string code, string message, long count) => ledger.Add(Conversion.Dropped, code, message, count, sample.Id);

    void Write(LabelMap map)
    {
        ledger.Add(Conversion.Flattened, "map-as-areas", "label maps are one segmentation a class", 1, sample.Id);
        foreach (var (type, runs) in ClassRuns.Of(map.Ids, map.Size.Width, map.Size.Height))
            if (type != LabelMap.Void && !(type >= LabelMap.FirstStranger && map.Strangers.Count > 0) && names.TryGetValue(type, out var label))
                Feature(label, "segmentation", null, () => WriteAreas(PartsOf(new Rle(map.Size, runs))));
            else
                Drop("void-pixels-left-out", "pixels that belong to no class: SCANEO has none", RunLengths.Area(runs));
    }

    void WriteTag(int tag)
    {
        if (names.TryGetValue(tag, out var label))
            Feature(label, "classification", null, () =>
            {
                json.WriteString("type", "Polygon");
                json.WriteStartArray("coordinates");
                json.WriteEndArray();
            });
    }

    static IReadOnlyList<IReadOnlyList<double[]>> PartsOf(Rle mask)
    {
        var pixels = new byte[mask.Size.Area];
        RunMask.Unpack(mask.Counts, mask.Size.Width, mask.Size.Height, pixels);
        return PixelRings.Trace(pixels, mask.Size.Width, mask.Size.Height);
    }

    void Feature(string label, string task, Instance? instance, Action writeGeometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (instance?.SourceId is { } id)
            json.WriteString("id", id);
        json.WriteStartObject("geometry");
        writeGeometry();
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("label", label);
        json.WriteString("task", task);
        if (task == "detection")
            WriteCorners(instance!.Bounds!.Value);
        if (instance?.Source is { } source)
            json.WriteString("source", source);
        foreach (var (name, value) in instance?.Attributes ?? new Dictionary<string, string>())
            if (!Own.Contains(name))
                json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
        if (json.BytesPending > 1 << 16)
            json.Flush();
    }

    void WriteAreas(IReadOnlyList<IReadOnlyList<double[]>> polygons)
    {
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in polygons)
            WritePolygon(polygon);
        json.WriteEndArray();
    }

    void WritePolygon(IReadOnlyList<double[]> rings)
    {
        json.WriteStartArray();
        foreach (var ring in rings)
        {
            json.WriteStartArray();
            for (var i = 0; i <= ring.Length; i += 2)
                WritePlace(ground!.ToLonLat(ring[i % ring.Length], ring[(i + 1) % ring.Length]));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    void WritePlace((double X, double Y) place)
    {
        json.WriteStartArray();
        json.WriteNumberValue(place.X);
        json.WriteNumberValue(place.Y);
        json.WriteEndArray();
    }

    void WriteBox(Box box)
    {
        json.WriteString("type", "Polygon");
        json.WritePropertyName("coordinates");
        WritePolygon([Corners(box)]);
    }

    static double[] Corners(Box box) => [box.X, box.Y, box.X + box.Width, box.Y, box.X + box.Width, box.Y + box.Height, box.X, box.Y + box.Height];

    /// <summary>The box along longitudes and latitudes around the four corners.</summary>
    void WriteCorners(Box box)
    {
        var places = Places.PairsOf(Corners(box)).Select(corner => ground!.ToLonLat(corner.X, corner.Y)).ToArray();
        var (west, south, east, north) = (places.Min(place => place.Longitude), places.Min(place => place.Latitude), places.Max(place => place.Longitude), places.Max(place => place.Latitude));
        var back = new[] { ground!.ToPixel(west, south), ground.ToPixel(west, north), ground.ToPixel(east, south), ground.ToPixel(east, north) };
        if (back.Any(corner => Math.Min(Math.Abs(corner.X - box.X), Math.Abs(corner.X - box.Right)) > .5 || Math.Min(Math.Abs(corner.Y - box.Y), Math.Abs(corner.Y - box.Bottom)) > .5))
            ledger.Add(Conversion.Flattened, "askew-box", "boxes of pixels lie askew on longitudes and latitudes by more than half a pixel; SCANEO has the box around their corners", 1, sample.Id);
        json.WriteStartArray("bbox");
        foreach (var (latitude, longitude) in new[] { (south, west), (north, east) })
        {
            json.WriteStartArray();
            json.WriteNumberValue(latitude);
            json.WriteNumberValue(longitude);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
