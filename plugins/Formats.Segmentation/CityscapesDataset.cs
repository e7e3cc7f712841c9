using Assay.Formats.Segmentation.Cityscapes;
using Assay.Formats.Segmentation.Reading;

namespace Assay.Formats.Segmentation;

/// <summary>Cityscapes: gtFine or gtCoarse beside leftImg8bit.</summary>
[RecognizedBy(typeof(CityscapesRecognizer))]
[Component("cityscapes", "Cityscapes: label ids, instance ids or polygons, with its table of classes.")]
public sealed class CityscapesDataset(CityscapesOptions options, IHost host)
    : SegmentationDataset(options.Path.Path, options.Labels == CityscapesLabels.LabelMap ? SegmentationLabels.LabelMap : SegmentationLabels.Instances, host)
{
    string Kind => options.Annotations == CityscapesAnnotations.Fine ? "gtFine" : "gtCoarse";

    private protected override SceneSet Find()
    {
        var root = options.Path.Path;
        var ending = options.Labels switch { CityscapesLabels.LabelMap => "labelIds.png", CityscapesLabels.Instances => "instanceIds.png", _ => "polygons.json" };
        var labels = SceneFolder.Find(Path.Combine(root, Kind), $"_{Kind}_{ending}");
        var images = SceneFolder.Find(Path.Combine(root, "leftImg8bit"), "_leftImg8bit.png");
        var reader = new CityscapesReader(CityscapesClasses.Of(options.Evaluated));
        return new SceneSet([.. labels.Keys.Union(images.Keys).Where(IsChosen).Order(StringComparer.Ordinal).Select(id => Of(id, labels, images))], reader.Classes, options.Labels switch
        {
            CityscapesLabels.LabelMap => reader.ReadMap,
            CityscapesLabels.Instances => reader.ReadObjects,
            _ => reader.ReadPolygons,
        })
        { SizeOf = options.Labels == CityscapesLabels.Polygons ? scene => PolygonFile.Read(scene.Labels!).Size : scene => SceneMap.ReadSize(scene.Labels!) };
    }

    bool IsChosen(string id) => options.Split.Count == 0 || options.Split.Contains(SceneFolder.FirstOf(id) ?? "");

    static Scene Of(string id, SortedDictionary<string, string> labels, SortedDictionary<string, string> images) => new(id)
    {
        Labels = labels.GetValueOrDefault(id),
        Image = images.GetValueOrDefault(id),
        Split = SceneFolder.FirstOf(id),
        Place = id.Split('/') is [_, var city, ..] and { Length: > 2 } ? city : null,
    };
}
