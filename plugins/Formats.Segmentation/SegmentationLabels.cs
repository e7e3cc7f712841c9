namespace Assay.Formats.Segmentation;

/// <summary>What becomes of masks that have classes and objects.</summary>
public enum SegmentationLabels
{
    /// <summary>A class per pixel.</summary>
    LabelMap,
    /// <summary>Objects, where the folder has masks of them.</summary>
    Instances,
}
