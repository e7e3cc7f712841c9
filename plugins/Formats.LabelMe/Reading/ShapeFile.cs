using System.Text.Json;

namespace Assay.Formats.LabelMe.Reading;

/// <summary>The shapes of a file.</summary>
/// <param name="Size">As stated; null: it is not.</param>
sealed record ShapeFile(Size? Size, IReadOnlyList<Shape> Shapes)
{
    /// <exception cref="DataException">It is none of LabelMe's, or states an impossible size.</exception>
    public static ShapeFile Read(string path, SampleLedger ledger)
    {
        using var json = JsonText.Parse(path);
        if (JsonText.Field(json.RootElement, "shapes") is not { ValueKind: JsonValueKind.Array } shapes)
            throw new DataException("not-labelme", "the file has no list 'shapes', expected one of LabelMe's", path);
        List<Shape> read = [];
        foreach (var (position, shape) in shapes.EnumerateArray().Index())
            if (PointsOf(shape) is { } points)
                read.Add(Read(shape, $"shapes[{position}]", points));
            else
                ledger.Add(new Problem("broken-points", "the points are no list of pairs of finite numbers; the shape is left out") { Place = $"shapes[{position}]" });
        return new ShapeFile(SizeOf(json.RootElement, path), read);
    }

    static Size? SizeOf(JsonElement root, string path)
    {
        if (JsonText.Field(root, "imageWidth") is not { ValueKind: JsonValueKind.Number } width || JsonText.Field(root, "imageHeight") is not { ValueKind: JsonValueKind.Number } height)
            return null;
        if (!width.TryGetInt32(out var columns) || !height.TryGetInt32(out var rows) || columns < 1 || rows < 1)
            throw new DataException("image-without-pixels", $"the file states an image of {width.GetRawText()} x {height.GetRawText()}, expected a width and a height of 1 or more", path);
        return (long)columns * rows <= int.MaxValue ? new Size(columns, rows)
            : throw new DataException("image-too-large", $"the image has {columns}x{rows} pixels, at most {int.MaxValue} fit into a mask; cut it into tiles", path);
    }

    static double[]? PointsOf(JsonElement shape)
    {
        if (JsonText.Field(shape, "points") is not { ValueKind: JsonValueKind.Array } points)
            return null;
        List<double> numbers = [];
        foreach (var point in points.EnumerateArray())
            if (point.ValueKind == JsonValueKind.Array && point.GetArrayLength() == 2 && Finite(point[0]) is { } x && Finite(point[1]) is { } y)
                numbers.AddRange([x, y]);
            else
                return null;
        return [.. numbers];
    }

    static double? Finite(JsonElement number) => number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

    static Shape Read(JsonElement shape, string place, double[] points) => new(place, JsonText.Text(shape, "label"), JsonText.Text(shape, "shape_type") ?? "polygon", points)
    {
        Group = JsonText.Text(shape, "group_id"),
        Mask = JsonText.Field(shape, "mask") is { ValueKind: JsonValueKind.String } mask && mask.TryGetBytesFromBase64(out var bytes) ? bytes : null,
        Attributes = AttributesOf(shape),
    };

    /// <summary>Flags that are set, the description, and what the forks of LabelMe add: difficult, and attributes.</summary>
    static Dictionary<string, string> AttributesOf(JsonElement shape)
    {
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        foreach (var name in new[] { "flags", "attributes" })
            if (JsonText.Field(shape, name) is { ValueKind: JsonValueKind.Object } fields)
                foreach (var field in fields.EnumerateObject())
                    if (field.Value.ValueKind == JsonValueKind.True)
                        attributes[field.Name] = "true";
                    else if (JsonText.Text(fields, field.Name) is { Length: > 0 } text)
                        attributes[field.Name] = text;
        if (JsonText.Text(shape, "description") is { Length: > 0 } description)
            attributes["description"] = description;
        if (JsonText.Field(shape, "difficult") is { ValueKind: JsonValueKind.True })
            attributes["difficult"] = "true";
        return attributes;
    }
}
