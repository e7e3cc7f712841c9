namespace Assay.Scorers.Comparison;

/// <summary>The bounding box of an instance: what its file states, else what its geometry spans.</summary>
static class Extent
{
    /// <summary>Null when it has neither. A mask without a pixel counts as an object, of no extent.</summary>
    public static Box? Of(Instance instance) => instance.StatedBox ?? instance.Bounds ?? (instance.Geometry is MaskGeometry ? default(Box) : null);
}
