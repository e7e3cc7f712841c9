using Assay.Formats.LabelMe.Reading;

namespace Assay.Formats.LabelMe.Labelling;

/// <summary>Shapes as objects. Polygons of one label and group are parts of one object, as in LabelMe's own exports.</summary>
sealed class ObjectReader(IReadOnlyDictionary<string, int> classes, Size size, SampleLedger ledger)
{
    public IReadOnlyList<Instance> Read(IReadOnlyList<Shape> shapes)
    {
        List<Instance> objects = [];
        Dictionary<(int, string), int> groups = [];
        foreach (var shape in shapes)
            if (ClassOf(shape) is { } type && Read(shape, type) is { } read)
                if (shape.Group is { } group && read.Geometry is PolygonGeometry part && groups.TryGetValue((type, group), out var at))
                    objects[at] = Join(objects[at], part, shape);
                else
                {
                    if (shape.Group is { } name && read.Geometry is PolygonGeometry)
                        groups[(type, name)] = objects.Count;
                    objects.Add(read);
                }
        return objects;
    }

    Instance Join(Instance whole, PolygonGeometry part, Shape shape)
    {
        ledger.Convert(Conversion.Flattened, "groups-joined", "polygons of one label and group_id are parts of one object; its attributes are those of the first", shape.Place);
        return whole with { Geometry = new PolygonGeometry([.. ((PolygonGeometry)whole.Geometry!).Parts, .. part.Parts]) };
    }

    int? ClassOf(Shape shape)
    {
        if (shape.Label is { Length: > 0 } label && classes.TryGetValue(label, out var type))
            return type;
        ledger.Add(string.IsNullOrEmpty(shape.Label) ? new Problem("object-without-label", "the shape has no label; it is left out") { Place = shape.Place }
            : new Problem("undeclared-label", $"the label '{shape.Label}' is none of names:, which has {string.Join(", ", classes.Keys.Take(20))}; the shape is left out") { Place = shape.Place });
        return null;
    }

    Instance? Read(Shape shape, int type)
    {
        try
        {
            Dictionary<string, string> attributes = new(shape.Attributes, StringComparer.Ordinal);
            if (shape.Group is { } group)
                attributes.TryAdd("group", group);
            return new Instance { Class = type, Geometry = Geometries.Of(shape, size, attributes, ledger), Attributes = attributes };
        }
        catch (BrokenShape broken)
        {
            ledger.Add(new Problem(broken.Code, $"{broken.Message}; the shape is left out") { Place = shape.Place });
            return null;
        }
    }
}
