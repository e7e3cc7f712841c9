using Assay.Formats.Segmentation.Reading;
using Assay.Kernels;

namespace Assay.Formats.Segmentation.Voc;

/// <summary>Reads masks of classes and of objects.</summary>
sealed class VocReader(LabelColors classes)
{
    public (Size, Labels) ReadMap(Scene scene, SampleLedger ledger)
    {
        var (size, numbers) = Classes(scene.Labels!, ledger);
        return (size, new Labels { Map = new LabelMap(size, numbers) });
    }

    (Size, ushort[]) Classes(string path, SampleLedger ledger)
    {
        var file = ColorFile.Read(path);
        if (file.Colors is { } colors && (file.Indices is null || Array.TrueForAll(colors, color => classes.ByColor.ContainsKey(color) || color == LabelColors.VoidColor)))
            return (file.Size, ByColor(file.Size, colors, path));
        if (file.Colors is not null)
            ledger.Convert(Conversion.Guessed, "indices-as-classes", "files with a palette of other colours than the classes': their indices count, in the order of classes", null);
        return (file.Size, ByIndex(file.Size, file.Indices!, path));
    }

    ushort[] ByColor(Size size, int[] colors, string path)
    {
        var numbers = new ushort[colors.Length];
        for (var i = 0; i < colors.Length; i++)
            numbers[i] = classes.ByColor.TryGetValue(colors[i], out var number) ? number : colors[i] == LabelColors.VoidColor ? LabelMap.Void
                : throw new DataException("unlisted-color", $"pixel ({i % size.Width}, {i / size.Width}) has the colour #{colors[i]:x6}, which is none of the classes'{(classes.File.Length > 0 ? $" in {classes.File}" : ", Pascal VOC's 21; write labelmap.txt")}; if borders are blended, save the masks without smoothing", path);
        return numbers;
    }

    ushort[] ByIndex(Size size, byte[] indices, string path)
    {
        var numbers = new ushort[indices.Length];
        for (var i = 0; i < indices.Length; i++)
            numbers[i] = indices[i] < classes.List.Count ? indices[i] : indices[i] == LabelColors.VoidIndex ? LabelMap.Void
                : throw new DataException("unlisted-color", $"pixel ({i % size.Width}, {i / size.Width}) has the index {indices[i]}, but there are {classes.List.Count} classes; write labelmap.txt with all of them", path);
        return numbers;
    }

    /// <summary>An object is what has one colour; its class is that of most of its pixels in the mask of classes.</summary>
    public (Size, Labels) ReadObjects(Scene scene, SampleLedger ledger)
    {
        if (scene.Classes is null)
            throw new DataException("no-class-mask", "the mask of objects has no mask of classes of its name in SegmentationClass, so nothing says what the objects are", scene.Labels);
        var (objects, (size, numbers)) = (ColorFile.Read(scene.Labels!), Classes(scene.Classes, ledger));
        if (objects.Size != size)
            throw new DataException("size-mismatch", $"the mask of objects is {objects.Size}, that of classes {size}, expected one size", scene.Labels);
        var keys = objects.Indices is { } indices ? Array.ConvertAll(indices, index => index == LabelColors.VoidIndex ? -1 : (int)index) : Array.ConvertAll(objects.Colors!, color => color == LabelColors.VoidColor ? -1 : color);
        return (size, new Labels { Instances = Objects(size, keys, numbers, scene.Labels!, ledger) });
    }

    // Black, index 0, is no object; nor is void.
    List<Instance> Objects(Size size, int[] keys, ushort[] numbers, string path, SampleLedger ledger)
    {
        Dictionary<int, ushort> positions = [];
        var ids = new ushort[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] <= 0)
                ids[i] = LabelMap.Void;
            else if (!positions.TryGetValue(keys[i], out ids[i]))
                positions[keys[i]] = ids[i] = positions.Count < LabelMap.FirstStranger ? (ushort)positions.Count : throw new DataException("not-a-label-map", $"it has more than {LabelMap.FirstStranger} colours; is this a mask of objects?", path);
        var named = positions.ToDictionary(pair => pair.Value, pair => pair.Key);
        var votes = Votes(ids, numbers, positions.Count);
        List<Instance> objects = [];
        foreach (var (id, runs) in ClassRuns.Of(ids, size.Width, size.Height))
            if (id != LabelMap.Void && Winner(votes[id], named[id], ledger) is { } type)
                objects.Add(new Instance { Class = type, Geometry = new MaskGeometry(new Rle(size, runs)) });
        return objects;
    }

    static Dictionary<ushort, long>[] Votes(ushort[] ids, ushort[] numbers, int count)
    {
        Dictionary<ushort, long>[] votes = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<ushort, long>())];
        for (var i = 0; i < ids.Length; i++)
            if (ids[i] != LabelMap.Void)
                votes[ids[i]][numbers[i]] = votes[ids[i]].GetValueOrDefault(numbers[i]) + 1;
        return votes;
    }

    static int? Winner(Dictionary<ushort, long> votes, int color, SampleLedger ledger)
    {
        var (type, most) = votes.OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).First();
        if (votes.Count > 1)
            ledger.Convert(Conversion.Guessed, "mixed-object", "objects whose pixels have several classes; that of most of them counts", null);
        if (type != LabelMap.Void)
            return type;
        ledger.Add(new Problem("object-without-label", $"the object of colour or index {color} has no class in the mask of classes ({most} pixels are void); it is left out"));
        return null;
    }
}
