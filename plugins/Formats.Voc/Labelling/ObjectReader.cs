using System.Globalization;
using System.Xml.Linq;
using Assay.Formats.Voc.Reading;

namespace Assay.Formats.Voc.Labelling;

/// <summary>Reads the objects of an annotation.</summary>
sealed class ObjectReader(ClassList classes, VocOptions options)
{
    const double Farthest = 1e9; // No image is that large.
    static readonly string[] Known = ["name", "pose", "truncated", "occluded", "difficult", "bndbox", "attributes", "part", "actions"];

    public List<Instance> Read(XElement root, SampleLedger ledger)
    {
        List<Instance> objects = [];
        HashSet<(int, Box)> seen = [];
        foreach (var element in root.Elements("object"))
            try
            {
                if (ReadOne(element, ledger) is not { } one)
                    continue;
                if (seen.Add((one.Class, ((BoxGeometry)one.Geometry!).Box)))
                    objects.Add(one);
                else
                    throw new BrokenObject("repeated-annotation", "an object of this class and box stands twice; it counts once. Remove it");
            }
            catch (BrokenObject broken)
            {
                ledger.Add(new Problem(broken.Code, broken.Message) { Place = XmlFile.PlaceOf(element) });
            }
        return objects;
    }

    Instance? ReadOne(XElement element, SampleLedger ledger)
    {
        var place = XmlFile.PlaceOf(element);
        if (!options.Difficult && Truth(element, "difficult"))
        {
            ledger.Convert(Conversion.Dropped, "difficult-left-out", "objects marked 'difficult', as the options say", place);
            return null;
        }
        var name = element.Text("name") ?? throw new BrokenObject("object-without-label", "the object has no name; it is left out. Give it one");
        var type = classes.Find(name) ?? throw new BrokenObject("undeclared-label", $"'{name}' is not one of 'names'; the object is left out");
        var box = BoxOf(element.Element("bndbox") ?? throw new BrokenObject("no-geometry", "the object has no bndbox; it is left out"), place, ledger);
        ledger.Convert(Conversion.Dropped, "parts-left-out", "parts and actions of objects", place, element.Elements().Count(child => child.Name.LocalName is "part" or "actions"));
        ledger.Convert(Conversion.Dropped, "unknown-fields", "fields of objects that the format does not have", place, element.Elements().Count(child => !Known.Contains(child.Name.LocalName)));
        return new Instance { Class = type, Geometry = new BoxGeometry(box), Attributes = AttributesOf(element) };
    }

    Box BoxOf(XElement element, string place, SampleLedger ledger)
    {
        var (left, top, right, bottom) = (Number(element, "xmin"), Number(element, "ymin"), Number(element, "xmax"), Number(element, "ymax"));
        if (right < left || bottom < top)
            throw new BrokenObject("negative-size", FormattableString.Invariant($"the box goes from ({left}, {top}) to ({right}, {bottom}), expected xmax and ymax behind xmin and ymin; the object is left out"));
        if (options.Pixels == VocPixels.ZeroBased)
            return right > left && bottom > top ? new Box(left, top, right - left, bottom - top)
                : throw new BrokenObject("zero-size-box", "the box has no area; the object is left out");
        if (left < 1 || top < 1)
            ledger.Add(new Problem("voc-pixel-zero", FormattableString.Invariant($"a box begins at ({left}, {top}), but VOC counts pixels from 1; if another tool wrote the file, say 'pixels: zero_based'")) { Place = place });
        return new Box(left - 1, top - 1, right - left + 1, bottom - top + 1);
    }

    static double Number(XElement box, string name)
    {
        var text = box.Text(name) ?? throw new BrokenObject("no-geometry", $"{name} is missing; the object is left out");
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw new BrokenObject("not-a-number", $"{name} is '{(text.Length > 40 ? text[..40] + "..." : text)}', expected a finite number; the object is left out");
        return Math.Abs(number) <= Farthest ? number : throw new BrokenObject("far-coordinate", $"{name} is {text}, farther out than any image reaches; the object is left out");
    }

    static bool Truth(XElement element, string name) => element.Text(name) is "1" or "true" or "True";

    static Dictionary<string, string> AttributesOf(XElement element)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach (var name in new[] { "difficult", "truncated", "occluded" })
            if (Truth(element, name))
                attributes[name] = "true";
        if (element.Text("pose") is { } pose && !pose.Equals("Unspecified", StringComparison.OrdinalIgnoreCase))
            attributes["pose"] = pose;
        foreach (var attribute in element.Elements("attributes").Elements("attribute"))
            if (attribute.Text("name") is { } name)
                attributes.TryAdd(name, attribute.Text("value") ?? "");
        return attributes;
    }
}
