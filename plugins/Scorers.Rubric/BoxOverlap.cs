using Assay.Kernels;

namespace Assay.Scorers.Rubric;

/// <summary>How much boxes share.</summary>
static class BoxOverlap
{
    /// <summary>Intersection over union.</summary>
    public static double Of(Box a, Box b) => BoxIou.Compute((a.X, a.Y, a.Width, a.Height), (b.X, b.Y, b.Width, b.Height), crowd: false);
}
