using System.Text;
using System.Xml;

namespace Assay.Formats.Cvat.Reading;

/// <summary>Single objects of an XML file. After any of them the reader stands at its end, whatever was wrong with it.</summary>
sealed class XmlShapes(XmlReader reader, CvatCatalog catalog, string file)
{
    readonly Fields fields = new();
    readonly Fields elementFields = new();

    /// <summary>Whether an element is a shape or a tag, and which.</summary>
    public static ShapeKind? KindOf(string element) => element switch
    {
        "box" => ShapeKind.Box,
        "polygon" => ShapeKind.Polygon,
        "polyline" => ShapeKind.Polyline,
        "points" => ShapeKind.Points,
        "ellipse" => ShapeKind.Ellipse,
        "cuboid" => ShapeKind.Cuboid,
        "skeleton" => ShapeKind.Skeleton,
        "mask" => ShapeKind.Mask,
        "tag" => ShapeKind.Tag,
        _ => null,
    };

    /// <summary>Reads the object at hand; null when it is unusable, which is reported.</summary>
    /// <param name="label">Of the track that it belongs to.</param>
    public CvatShape? Read(string? label = null)
    {
        var kind = KindOf(reader.LocalName);
        if (kind is null)
        {
            ReportUnknown();
            reader.SkipContent();
            return null;
        }
        fields.Read(reader);
        return Read(kind.Value, fields, label);
    }

    CvatShape? Read(ShapeKind kind, Fields from, string? label)
    {
        var shape = new CvatShape { Kind = kind, Line = from.Line, Column = from.Column };
        from.Unknown.ForEach(catalog.CountUnknownField);
        ReadContent(shape);
        try
        {
            Fill(shape, from, label);
            return shape;
        }
        catch (BrokenShape broken)
        {
            catalog.Report(new Problem(broken.Code, $"{broken.Message}; the object is left out") { File = file, Place = shape.Place });
            return null;
        }
    }

    static void Fill(CvatShape shape, Fields from, string? label)
    {
        shape.Label = label ?? from.Text("label") ?? "";
        shape.Source = from.Text("source") is { Length: > 0 } source ? source : null;
        shape.Occluded = from.Truth("occluded");
        shape.Keyframe = from.Truth("keyframe") ?? true;
        shape.Frame = from.Whole("frame") ?? 0;
        shape.ZOrder = from.Whole("z_order") ?? 0;
        shape.Group = from.Whole("group_id") ?? 0;
        shape.Rotation = from.Text("rotation") is { Length: > 0 } rotation ? NumberText.Read(rotation, "rotation") : 0;
        shape.Numbers = NumbersOf(shape.Kind, from);
        shape.Outside = from.Truth("outside") ?? (shape.Kind == ShapeKind.Skeleton && shape.Elements.Count > 0 && shape.Elements.TrueForAll(element => element.Outside));
    }

    static double[] NumbersOf(ShapeKind kind, Fields from) => kind switch
    {
        ShapeKind.Box => from.Numbers("xtl", "ytl", "xbr", "ybr"),
        ShapeKind.Ellipse => from.Numbers("cx", "cy", "rx", "ry"),
        ShapeKind.Cuboid => from.Cuboid(),
        ShapeKind.Mask => NumberText.ReadRuns(from.Text("rle") ?? throw new BrokenShape("no-geometry", "the mask has no rle"), from.Numbers("left", "top", "width", "height")),
        ShapeKind.Skeleton => NumberText.ReadPoints(from.Text("points") ?? ""),
        ShapeKind.Tag => [],
        _ => NumberText.ReadPoints(from.Text("points") ?? throw new BrokenShape("no-geometry", "there are no points")) is { Length: > 0 } points ? points : throw new BrokenShape("no-geometry", "points is empty"),
    };

    // Attributes, and the points of a skeleton.
    void ReadContent(CvatShape shape)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType == XmlNodeType.Element)
                ReadChild(shape);
    }

    void ReadChild(CvatShape shape)
    {
        if (reader.LocalName == "attribute")
        {
            var name = reader.GetAttribute("name");
            var value = ReadText();
            if (name is { Length: > 0 })
                shape.Attributes.Add(new(name, value));
            else
                catalog.Report(new Problem("broken-attribute", "an attribute of an object has no name; it is left out") { File = file, Place = shape.Place });
        }
        else if (shape.Kind == ShapeKind.Skeleton && KindOf(reader.LocalName) is { } kind and not (ShapeKind.Skeleton or ShapeKind.Tag))
        {
            elementFields.Read(reader);
            if (Read(kind, elementFields, null) is { } element)
                shape.Elements.Add(element);
        }
        else
        {
            ReportUnknown();
            reader.SkipContent();
        }
    }

    /// <summary>The text of the element at hand, to its end.</summary>
    string ReadText()
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        StringBuilder? more = null;
        var text = "";
        while (reader.Read() && reader.Depth > depth)
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                if (text.Length == 0)
                    text = reader.Value;
                else
                    (more ??= new StringBuilder(text)).Append(reader.Value);
        return more?.ToString() ?? text;
    }

    public void ReportUnknown()
    {
        var at = (IXmlLineInfo)reader;
        catalog.Report(new Problem("unknown-shape", $"'{Shown(reader.LocalName)}' is none of CVAT's elements here; it is left out") { File = file, Place = $"line {at.LineNumber}, column {at.LinePosition}" });
    }

    static string Shown(string name) => name.Length > 60 ? name[..60] + "..." : name;
}

static class XmlReaderExtensions
{
    /// <summary>Goes to the end of the element at hand; unlike <see cref="XmlReader.Skip"/> not beyond it.</summary>
    public static void SkipContent(this XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }
}
