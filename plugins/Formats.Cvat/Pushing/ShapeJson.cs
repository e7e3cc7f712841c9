using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat.Reading;

namespace Assay.Formats.Cvat.Pushing;

/// <summary>Shapes as the server takes them.</summary>
static class ShapeJson
{
    static readonly string[] Fields = ["type", "points", "occluded", "outside", "z_order", "rotation", "frame", "label_id", "group", "source", "attributes", "elements", "id"];

    /// <summary>What the server said of an object, without fields that it would not take back.</summary>
    public static JsonObject Again(JsonElement said)
    {
        JsonObject shape = [];
        foreach (var field in said.EnumerateObject().Where(field => Fields.Contains(field.Name)))
            shape[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        return shape;
    }

    /// <summary>A shape of our own; attributes are filled in by whoever knows the label.</summary>
    public static JsonObject Of(CvatShape shape, int frame, int label) => new()
    {
        ["type"] = TypeOf(shape.Kind),
        ["points"] = new JsonArray([.. PointsOf(shape).Select(number => (JsonNode)number)]),
        ["occluded"] = shape.Occluded ?? false,
        ["outside"] = false,
        ["z_order"] = shape.ZOrder,
        ["rotation"] = shape.Rotation,
        ["frame"] = frame,
        ["label_id"] = label,
        ["group"] = shape.Group,
        ["source"] = shape.Source ?? "semi-auto",
        ["attributes"] = new JsonArray(),
        ["elements"] = new JsonArray(),
    };

    public static string TypeOf(ShapeKind kind) => kind == ShapeKind.Box ? "rectangle" : kind.ToString().ToLowerInvariant();

    // The other way round than JsonShapes reads them: a mask's box comes last, its right and bottom are the last column and row.
    static IEnumerable<double> PointsOf(CvatShape shape) => shape.Kind == ShapeKind.Mask
        ? [.. shape.Numbers[4..], shape.Numbers[0], shape.Numbers[1], shape.Numbers[0] + shape.Numbers[2] - 1, shape.Numbers[1] + shape.Numbers[3] - 1]
        : shape.Numbers;

    /// <summary>Whether an object is drawn there already.</summary>
    public static bool Same(JsonElement said, JsonObject ours) =>
        said.Long("frame") == (int)ours["frame"]! && said.Long("label_id") == (int)ours["label_id"]! && said.Text("type") == (string)ours["type"]!
        && said.List("points").Select(point => point.GetDouble()).ToArray() is var points && ours["points"]!.AsArray() is var mine
        && points.Length == mine.Count && points.Zip(mine).All(pair => Math.Abs(pair.First - (double)pair.Second!) < 1e-6);
}
