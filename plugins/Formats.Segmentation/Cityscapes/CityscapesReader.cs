using Assay.Formats.Segmentation.Reading;
using Assay.Kernels;

namespace Assay.Formats.Segmentation.Cityscapes;

/// <summary>Reads Cityscapes' three kinds of files.</summary>
sealed class CityscapesReader(CityscapesClasses classes)
{
    /// <summary>Of instanceIds: the class's number times this, plus a number of the object; smaller numbers are classes without objects, or groups that nobody took apart.</summary>
    const int ObjectsFrom = 1000;

    public ClassList Classes => classes.List;

    readonly HashSet<int> known = [.. classes.List.Select(entry => entry.Id)];

    public (Size, Labels) ReadMap(Scene scene, SampleLedger ledger)
    {
        var (size, numbers) = SceneMap.Read(scene.Labels!);
        var (ignored, unknown, first) = (0L, 0L, -1);
        for (var i = 0; i < numbers.Length; i++)
            if (!known.Contains(numbers[i]))
            {
                if (classes.Ignored.Contains(numbers[i]))
                    ignored++;
                else if (!CityscapesClasses.IsVoid(numbers[i]))
                    (unknown, first) = (unknown + 1, first < 0 ? i : first);
                numbers[i] = LabelMap.Void;
            }
        NoteIgnored(ledger, ignored);
        if (unknown > 0)
            ledger.Add(new Problem("unknown-id", $"{unknown} pixels have numbers that are none of Cityscapes' (labelTrainIds are numbered otherwise); they are void") { Place = $"pixel ({first % size.Width}, {first / size.Width})", Count = unknown });
        return (size, new Labels { Map = new LabelMap(size, numbers) });
    }

    static void NoteIgnored(SampleLedger ledger, long pixels) =>
        ledger.Convert(Conversion.Dropped, "ignored-classes", "pixels or objects of classes that the benchmark does not evaluate; 'evaluated: false' keeps them", null, pixels);

    public (Size, Labels) ReadObjects(Scene scene, SampleLedger ledger)
    {
        var (size, numbers) = SceneMap.Read(scene.Labels!);
        List<Instance> objects = [];
        foreach (var (number, runs) in ClassRuns.Of(numbers, size.Width, size.Height))
        {
            var type = number >= ObjectsFrom ? number / ObjectsFrom : number;
            if (known.Contains(type))
                objects.Add(new Instance { Class = type, SourceId = $"{number}", Crowd = number < ObjectsFrom && CityscapesClasses.HasObjects(type), Geometry = new MaskGeometry(new Rle(size, runs)) });
            else if (classes.Ignored.Contains(type))
                NoteIgnored(ledger, 1);
            else if (!CityscapesClasses.IsVoid(type))
                ledger.Add(new Problem("unknown-id", $"the number {number} is no object or class of Cityscapes; it is left out"));
        }
        return (size, new Labels { Instances = objects });
    }

    public (Size, Labels) ReadPolygons(Scene scene, SampleLedger ledger)
    {
        var file = PolygonFile.Read(scene.Labels!);
        List<Instance> objects = [];
        foreach (var (position, (label, points)) in file.Objects.Index())
            if (Of(label, position, ledger) is not var (type, crowd))
                continue;
            else if (points.Length < 6)
                ledger.Add(new Problem("polygon-too-short", $"'{label}' has {points.Length / 2} points, expected three or more; it is left out") { Place = $"objects[{position}]" });
            else
                objects.Add(new Instance { Class = type, Crowd = crowd, ZOrder = position, Geometry = new PolygonGeometry([points]) });
        return (file.Size, new Labels { Instances = objects });
    }

    (int Type, bool Crowd)? Of(string label, int position, SampleLedger ledger)
    {
        var crowd = CityscapesClasses.IdOf(label) is null && label.EndsWith("group", StringComparison.Ordinal);
        if (CityscapesClasses.IsVoid(label))
            ledger.Convert(Conversion.Dropped, "void-objects-left-out", "polygons of what is no class: unlabeled, out of roi, static, license plate, ...", null);
        else if (CityscapesClasses.IdOf(crowd ? label[..^"group".Length] : label) is not { } type)
            ledger.Add(new Problem("undeclared-label", $"'{label}' is no class of Cityscapes; the object is left out") { Place = $"objects[{position}]" });
        else if (known.Contains(type))
            return (type, crowd);
        else
            NoteIgnored(ledger, 1);
        return null;
    }
}
