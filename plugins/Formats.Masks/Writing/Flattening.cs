using Assay.Kernels;

namespace Assay.Formats.Masks.Writing;

/// <summary>What a sample's labels say, as a number a pixel. Of objects higher z-order covers lower, of one z-order the later covers the earlier.</summary>
static class Flattening
{
    /// <summary>Null: there is nothing that a label map could say, not even that there is nothing.</summary>
    public static ushort[]? Of(Sample sample, MapClasses classes, ExportLedger ledger)
    {
        ledger.Add(Conversion.Dropped, "tags-left-out", "classes of whole images: label maps have none", sample.Labels?.Tags?.Count ?? 0, sample.Id);
        if (sample.Labels?.Map is { } map)
        {
            ledger.Add(Conversion.Dropped, "objects-beside-map", "objects of samples that have a label map, which is written", sample.Labels.Instances?.Count ?? 0, sample.Id);
            return Of(map, classes, sample.Id, ledger);
        }
        return sample.Labels?.Instances is { } objects ? Of(objects, sample, classes, ledger) : null;
    }

    static ushort[] Of(LabelMap map, MapClasses classes, string sample, ExportLedger ledger)
    {
        var numbers = new ushort[map.Ids.Length];
        var unknown = 0L;
        for (var i = 0; i < numbers.Length; i++)
            if (map.Ids[i] == LabelMap.Void)
                numbers[i] = classes.Void;
            else if (!(map.Ids[i] >= LabelMap.FirstStranger && map.Strangers.Count > 0) && classes.Numbers.TryGetValue(map.Ids[i], out var number))
                numbers[i] = number;
            else
                (numbers[i], unknown) = (classes.Void, unknown + 1);
        ledger.Add(Conversion.Flattened, "unknown-as-void", "pixels whose number stands for no class are void", unknown, sample);
        return numbers;
    }

    static ushort[] Of(IReadOnlyList<Instance> objects, Sample sample, MapClasses classes, ExportLedger ledger)
    {
        var canvas = new Canvas(sample.Size, classes.Background);
        foreach (var (instance, runs) in objects.OrderBy(one => one.ZOrder).Select(one => (one, Pixels(one, sample.Size))))
            if (runs is null)
                ledger.Add(Conversion.Dropped, "no-shape-left-out", "objects without a shape, or of a class that is not listed", 1, sample.Id);
            else if (classes.Numbers.TryGetValue(instance.Class, out var number))
                canvas.Paint(runs, number, instance.ZOrder);
            else
                ledger.Add(Conversion.Dropped, "no-shape-left-out", "objects without a shape, or of a class that is not listed", 1, sample.Id);
        ledger.Add(Conversion.Flattened, "objects-as-map", "objects are pixels of their classes: ids, sources, attributes, and which pixels are whose, are left out", objects.Count, sample.Id);
        ledger.Add(Conversion.Flattened, "boxes-as-areas", "boxes are painted whole, although objects rarely fill them", objects.Count(one => one.Geometry is BoxGeometry), sample.Id);
        ledger.Add(Conversion.Flattened, "covered-pixels", "pixels of objects that an object of another class covers, by z-order", canvas.Covered, sample.Id);
        ledger.Add(Conversion.Guessed, "z-order-ties", "pixels of two classes with one z-order; the later object covers", canvas.Tied, sample.Id);
        return canvas.Numbers;
    }

    static uint[]? Pixels(Instance instance, Size size) => instance.Geometry switch
    {
        BoxGeometry(var box) => PolygonRaster.BoxToRuns(box.X, box.Y, box.Width, box.Height, size.Width, size.Height),
        PolygonGeometry { Parts: { Count: > 0 } parts } => RunLengths.UnionAll([.. parts.Select(part => PolygonRaster.ToRuns(part, size.Width, size.Height))]),
        MaskGeometry(var mask) => mask.Counts.ToArray(),
        _ => null,
    };
}
