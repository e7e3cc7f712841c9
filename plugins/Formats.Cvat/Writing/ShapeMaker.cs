using System.Globalization;
using Assay.Formats.Cvat.Labelling;
using Assay.Formats.Cvat.Reading;
using Assay.Kernels;

namespace Assay.Formats.Cvat.Writing;

/// <summary>Instances as shapes of CVAT. What a shape cannot hold goes to the ledger.</summary>
static class ShapeMaker
{
    /// <summary>Null for an object that CVAT cannot hold.</summary>
    public static CvatShape? Of(Instance instance, string label, Size size, SampleLedger ledger)
    {
        if (Geometry(instance.Geometry, size, ledger) is not var (kind, numbers))
        {
            ledger.Add(Losses.NoGeometry, 1, null);
            return null;
        }
        var shape = new CvatShape { Kind = kind, Numbers = numbers, Label = label, ZOrder = instance.ZOrder, Source = instance.Source };
        Note(instance, ledger);
        AddAttributes(shape, instance);
        return shape;
    }

    static void Note(Instance instance, SampleLedger ledger)
    {
        ledger.Add(Losses.Ids, instance.SourceId is null ? 0 : 1, null);
        ledger.Add(Losses.Stated, instance.StatedArea is null && instance.StatedBox is null ? 0 : 1, null);
        ledger.Add(Losses.Confidence, instance.Confidence is null ? 0 : 1, null);
    }

    static (ShapeKind Kind, double[] Numbers)? Geometry(Geometry? geometry, Size size, SampleLedger ledger) => geometry switch
    {
        BoxGeometry(var box) => Box(box, ledger),
        PolygonGeometry { Parts: [var only] } => (ShapeKind.Polygon, only),
        PolygonGeometry(var parts) => Parts(parts, size, ledger),
        MaskGeometry(var mask) => CvatRle.Encode(mask) is { } numbers ? (ShapeKind.Mask, numbers) : null,
        _ => null,
    };

    static (ShapeKind, double[])? Box(Box box, SampleLedger ledger)
    {
        var (right, bottom) = (box.Right, box.Bottom);
        if (right <= box.X || bottom <= box.Y)
            return null;
        ledger.Add(Losses.BoxRounded, right - box.X != box.Width || bottom - box.Y != box.Height ? 1 : 0, null);
        return (ShapeKind.Box, [box.X, box.Y, right, bottom]);
    }

    static (ShapeKind, double[])? Parts(IReadOnlyList<double[]> parts, Size size, SampleLedger ledger)
    {
        if (parts.Count == 0)
            return null;
        var mask = new Rle(size, RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]));
        if (CvatRle.Encode(mask) is not { } numbers)
            return null;
        ledger.Add(Losses.Parts, 1, null);
        return (ShapeKind.Mask, numbers);
    }

    // What the reader takes from fields of CVAT's own goes back there.
    static void AddAttributes(CvatShape shape, Instance instance)
    {
        foreach (var (name, value) in instance.Attributes)
            if (name == "occluded" && value == "true")
                shape.Occluded = true;
            else if (name == "group" && int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var group) && group != 0 && group.ToString(CultureInfo.InvariantCulture) == value)
                shape.Group = group;
            else
                shape.Attributes.Add(new(name, value));
        if (instance.Crowd)
            shape.Attributes.Add(new("is_crowd", "true"));
        if (instance.Track is { } track)
            shape.Attributes.Add(new("track_id", track));
    }

    /// <summary>A mask for each class of a label map, in the order of classes.</summary>
    public static IEnumerable<(int Class, CvatShape Shape)> Of(LabelMap map, Func<int, string> labelOf, SampleLedger ledger)
    {
        foreach (var type in map.Ids.ToArray().Distinct().Order())
            if (type == LabelMap.Void || type >= LabelMap.FirstStranger && map.Strangers.Count > 0)
                ledger.Add(Losses.VoidPixels, map.Ids.Count(type), null);
            else
                yield return (type, new CvatShape { Kind = ShapeKind.Mask, Label = labelOf(type), Numbers = CvatRle.Encode(MaskOf(map, type))! });
        ledger.Add(Losses.MapAsMasks, 1, null);
    }

    static Rle MaskOf(LabelMap map, ushort type)
    {
        var (width, height) = (map.Size.Width, map.Size.Height);
        var pixels = new bool[map.Size.Area];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                pixels[(long)x * height + y] = map.Ids[y * width + x] == type;
        return ColumnRuns.Of(map.Size, 0, 0, width, height, pixels);
    }
}
