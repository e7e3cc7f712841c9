using Assay.Formats.Segmentation.Reading;
using Assay.Formats.Segmentation.Voc;

namespace Assay.Formats.Segmentation;

/// <summary>SegmentationClass and SegmentationObject, in the colours of labelmap.txt or of Pascal VOC.</summary>
[RecognizedBy(typeof(VocMasksRecognizer))]
[Component("voc_masks", "Pascal VOC's masks and CVAT's 'Segmentation mask 1.1': colours or indices of classes and objects.")]
public sealed class VocMasksDataset(VocMasksOptions options, IHost host) : SegmentationDataset(options.Path.Path, options.Labels, host)
{
    static readonly string[] ImageEndings = [".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"];

    private protected override SceneSet Find()
    {
        var root = options.Path.Path;
        var table = Path.Combine(root, "labelmap.txt");
        var classes = File.Exists(table) ? LabelColors.Read(table) : LabelColors.OfVoc();
        var (maps, objects) = (SceneFolder.Find(Path.Combine(root, "SegmentationClass"), ".png"), SceneFolder.Find(Path.Combine(root, "SegmentationObject"), ".png"));
        var images = SceneFolder.Find(options.Images?.Path ?? new[] { "JPEGImages", "images" }.Select(name => Path.Combine(root, name)).FirstOrDefault(Directory.Exists) ?? "", ImageEndings);
        var wanted = options.Labels == SegmentationLabels.Instances ? objects : maps;
        if (wanted.Count == 0)
            throw new DataException("no-samples", $"there are no PNG files in {(options.Labels == SegmentationLabels.Instances ? "SegmentationObject; read classes with 'labels: label_map'" : "SegmentationClass")}, expected them below the folder", root);
        var lists = MaskLists.Read(root);
        var chosen = lists.Choose(options.Split);
        var reader = new VocReader(classes);
        return new SceneSet([.. wanted.Keys.Union(chosen is null ? [] : images.Keys.Where(chosen.Contains)).Where(id => chosen?.Contains(id) ?? true).Order(StringComparer.Ordinal).Select(id => new Scene(id)
        {
            Labels = wanted.GetValueOrDefault(id),
            Classes = options.Labels == SegmentationLabels.Instances ? maps.GetValueOrDefault(id) : null,
            Image = images.GetValueOrDefault(id),
            Split = lists.SplitOf(id),
        }).Where(scene => scene.Labels is not null || scene.Image is not null)], classes.List, options.Labels == SegmentationLabels.Instances ? reader.ReadObjects : reader.ReadMap)
        { Tables = File.Exists(table) ? [table] : [] };
    }
}
