using Assay.Kernels;
using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>Boxes of instances, and how far two of them are the same place.</summary>
static class InstanceBox
{
    /// <summary>Around its shape; what its file states when it has none; null when nobody says.</summary>
    public static Box? Of(Instance instance) => instance.Geometry?.Bounds ?? instance.StatedBox;

    public static double Iou(Box a, Box b) => BoxIou.Compute((a.X, a.Y, a.Width, a.Height), (b.X, b.Y, b.Width, b.Height));
}
