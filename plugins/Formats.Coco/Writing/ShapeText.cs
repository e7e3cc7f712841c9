using System.Text.Json;
using Assay.Kernels;

namespace Assay.Formats.Coco.Writing;

/// <summary>A shape as COCO writes it: segmentation, bounding box, and its pixels as area.</summary>
sealed class ShapeText(Geometry geometry, Size size)
{
    readonly uint[] runs = geometry switch
    {
        MaskGeometry(var mask) => mask.Counts.ToArray(),
        PolygonGeometry(var parts) => RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]),
        BoxGeometry(var box) => PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height),
        _ => throw new DataException("unknown-geometry", $"COCO has no place for {geometry.GetType().Name}"),
    };

    /// <summary>Writes the value of a field; false when the field does not depend on the shape.</summary>
    public bool Write(Utf8JsonWriter json, string field)
    {
        switch (field)
        {
            case "area": json.WriteNumberValue(geometry is BoxGeometry(var box) ? box.Area : RunLengths.Area(runs)); return true;
            case "bbox": WriteBox(json); return true;
            case "segmentation" when geometry is not BoxGeometry: WriteSegmentation(json); return true;
            default: return false;
        }
    }

    void WriteBox(Utf8JsonWriter json)
    {
        var bounds = RunBounds.Find(runs, size.Height);
        var box = geometry is BoxGeometry(var own) ? own : new Box(bounds.X, bounds.Y, bounds.Width, bounds.Height);
        NumberText.WriteList(json, [box.X, box.Y, box.Width, box.Height]);
    }

    void WriteSegmentation(Utf8JsonWriter json)
    {
        if (geometry is PolygonGeometry(var parts))
        {
            json.WriteStartArray();
            foreach (var part in parts)
                NumberText.WriteList(json, part);
            json.WriteEndArray();
            return;
        }
        json.WriteStartObject();
        json.WriteStartArray("size");
        json.WriteNumberValue(size.Height);
        json.WriteNumberValue(size.Width);
        json.WriteEndArray();
        json.WriteString("counts", RleString.Encode(runs));
        json.WriteEndObject();
    }
}
