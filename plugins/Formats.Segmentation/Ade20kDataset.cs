using Assay.Formats.Segmentation.Ade20k;
using Assay.Formats.Segmentation.Reading;

namespace Assay.Formats.Segmentation;

/// <summary>ADE20K as the scene parsing challenge has it: 150 classes, 0 is none of them.</summary>
[RecognizedBy(typeof(Ade20kRecognizer))]
[Component("ade20k", "ADE20K's scene parsing benchmark: label maps of 150 classes, named by objectInfo150.")]
public sealed class Ade20kDataset(Ade20kOptions options, IHost host) : SegmentationDataset(options.Path.Path, SegmentationLabels.LabelMap, host)
{
    private protected override SceneSet Find()
    {
        var root = options.Path.Path;
        var table = options.Objects?.Path ?? ObjectTable.Find(root);
        var classes = ObjectTable.Read(table);
        var scenes = SceneCategories.Read(root);
        var (labels, images) = (SceneFolder.Find(Path.Combine(root, "annotations"), ".png"), SceneFolder.Find(Path.Combine(root, "images"), ".jpg", ".jpeg", ".png"));
        var known = classes.Select(entry => (ushort)entry.Id).ToHashSet();
        return new SceneSet([.. labels.Keys.Union(images.Keys).Where(id => options.Split.Count == 0 || options.Split.Contains(SceneFolder.FirstOf(id) ?? "")).Order(StringComparer.Ordinal).Select(id => new Scene(id)
        {
            Labels = labels.GetValueOrDefault(id),
            Image = images.GetValueOrDefault(id),
            Split = SceneFolder.FirstOf(id),
            Place = scenes.GetValueOrDefault(id[(id.LastIndexOf('/') + 1)..]),
        })], classes, (scene, ledger) => Read(scene, known, ledger))
        { Tables = [table] };
    }

    static (Size, Labels) Read(Scene scene, HashSet<ushort> known, SampleLedger ledger)
    {
        var (size, numbers) = SceneMap.Read(scene.Labels!);
        var (unknown, first) = (0L, -1);
        for (var i = 0; i < numbers.Length; i++)
            if (!known.Contains(numbers[i]))
            {
                if (numbers[i] != 0)
                    (unknown, first) = (unknown + 1, first < 0 ? i : first);
                numbers[i] = LabelMap.Void;
            }
        if (unknown > 0)
            ledger.Add(new Problem("unknown-id", $"{unknown} pixels have numbers that the table of objects does not list; they are void. Files whose classes begin at 0 are for the dataset masks") { Place = $"pixel ({first % size.Width}, {first / size.Width})", Count = unknown });
        return (size, new Labels { Map = new LabelMap(size, numbers) });
    }
}
