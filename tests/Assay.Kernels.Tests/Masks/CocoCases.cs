using System.Text.Json;
using Assay.Kernels;

namespace Assay.Tests.Masks;

/// <summary>pycocotools' answers, and how its JSON spells shapes.</summary>
static class CocoCases
{
    public static JsonElement Load(string name)
    {
        using var stream = File.OpenRead(Conformance.Path("coco/" + name));
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    public static int Int(this JsonElement element, string name) => element.GetProperty(name) switch
    {
        { ValueKind: JsonValueKind.String } text => int.Parse(text.GetString()!),
        var number => number.GetInt32(),
    };

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>Draws a segmentation: a list of polygons, counts as text, or counts as a list.</summary>
    public static uint[] Draw(JsonElement segmentation, int width, int height)
    {
        if (segmentation.ValueKind == JsonValueKind.Array)
            return RunLengths.UnionAll([.. segmentation.EnumerateArray().Select(part => PolygonRaster.ToRuns(part.Numbers(), width, height))]);
        var counts = segmentation.GetProperty("counts");
        return counts.ValueKind == JsonValueKind.String
            ? RleString.Decode(counts.GetString()!, width, height)
            : [.. counts.EnumerateArray().Select(run => run.GetUInt32())];
    }

    public static double[] Bounds(ReadOnlySpan<uint> runs, int height)
    {
        var (x, y, width, boxHeight) = RunBounds.Find(runs, height);
        return [x, y, width, boxHeight];
    }
}
