using System.Globalization;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Labelling;

/// <summary>Shapes as instances. What an instance cannot hold goes to the ledger.</summary>
static class ObjectReader
{
    /// <summary>Null for an object that is unusable, which is reported.</summary>
    /// <param name="shape">No tag.</param>
    /// <param name="type">The class's id.</param>
    public static Instance? Read(CvatShape shape, int type, Size size, SampleLedger ledger)
    {
        try
        {
            var (geometry, cut) = Shapes.Of(shape, size);
            Note(shape, geometry, cut, ledger);
            var attributes = AttributesOf(shape, ledger);
            return new Instance
            {
                Class = type,
                Geometry = geometry,
                SourceId = shape.Id,
                Crowd = Take(attributes, "is_crowd") is "true" or "1" or "True",
                ZOrder = shape.ZOrder,
                Track = shape.Track ?? Take(attributes, "track_id"),
                Source = shape.Source,
                Attributes = attributes,
            };
        }
        catch (BrokenShape broken)
        {
            ledger.Add(new Problem(broken.Code, $"{broken.Message}; the object is left out") { Place = shape.Place });
            return null;
        }
    }

    static void Note(CvatShape shape, Geometry? geometry, long cut, SampleLedger ledger)
    {
        if (Conversions.Of(shape.Kind, shape.Rotation) is { } conversion)
            ledger.Add(conversion, 1, shape.Place);
        if (geometry is null)
            ledger.Add(Conversions.NoExtent, 1, shape.Place);
        ledger.Add(Conversions.Elements, shape.Elements.Count, shape.Place);
        ledger.Add(Conversions.MaskCut, cut, shape.Place);
        if (!shape.Keyframe)
            ledger.Add(Conversions.InterpolatedUsed, 1, shape.Place);
        if (geometry is MaskGeometry { Mask.Area: 0 })
            ledger.Add(new Problem("zero-area", "the shape holds no pixel of the image; the object is kept, and matches nothing") { Place = shape.Place });
    }

    // What CVAT says of an object itself stands beside the attributes of the label, as in CVAT's COCO export.
    static Dictionary<string, string> AttributesOf(CvatShape shape, SampleLedger ledger)
    {
        Dictionary<string, string> attributes = new(shape.Attributes.Count + 2, StringComparer.Ordinal);
        foreach (var (name, value) in shape.Attributes)
            attributes[name] = value;
        foreach (var (name, value) in OwnWords(shape))
            if (!attributes.TryAdd(name, value))
                ledger.Add(Conversions.Clash, 1, shape.Place);
        return attributes;
    }

    static IEnumerable<(string Name, string Value)> OwnWords(CvatShape shape)
    {
        if (shape.Occluded == true)
            yield return ("occluded", "true");
        if (shape.Group != 0)
            yield return ("group", shape.Group.ToString(CultureInfo.InvariantCulture));
        if (shape.Rotation != 0)
            yield return ("rotation", shape.Rotation.ToString(CultureInfo.InvariantCulture));
        if (Conversions.Of(shape.Kind, shape.Rotation) is not null)
            yield return ("shape", shape.Kind.ToString().ToLowerInvariant());
    }

    static string? Take(Dictionary<string, string> attributes, string name) => attributes.Remove(name, out var value) ? value : null;
}
