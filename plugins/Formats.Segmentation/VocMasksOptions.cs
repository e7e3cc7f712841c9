using System.ComponentModel;

namespace Assay.Formats.Segmentation;

/// <summary>What a pipeline may say of a <c>voc_masks</c> dataset.</summary>
public sealed record VocMasksOptions
{
    [Shorthand]
    [Description("The folder that holds SegmentationClass: Pascal VOC's devkit, or CVAT's 'Segmentation mask 1.1' unpacked.")]
    public required InputPath Path { get; init; }

    [Description("A class per pixel, or objects, from SegmentationObject.")]
    public SegmentationLabels Labels { get; init; } = SegmentationLabels.LabelMap;

    [Description("Only what these lists of ImageSets/Segmentation (or ImageSets/Main) name: train, val, default, ...; none: all.")]
    public IReadOnlyList<string> Split { get; init; } = [];

    [Description("The folder of the images. Without it: JPEGImages or images in the folder; without images there are labels only.")]
    public InputPath? Images { get; init; }
}
