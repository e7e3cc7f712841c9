using Assay.Kernels;

namespace Assay.Scorers.Sam;

/// <summary>Measures a label against a mask; masks as <c>contour</c> does by default, boxes by their edges.</summary>
static class AgreementMeter
{
    /// <summary>Null when one of both has no extent.</summary>
    public static Agreement? Measure(Exam exam, Instance label, Instance answer)
    {
        if (label.Geometry is null || exam.Mask(answer) is not { Bounds: { } around } mask)
            return null;
        return label.Geometry is BoxGeometry(var box) ? OfBoxes(box, around)
            : exam.Mask(label) is { Area: > 0 } drawn ? OfMasks(drawn, mask)
            : null;
    }

    static Agreement? OfMasks(Rle label, Rle mask)
    {
        if (label.Size != mask.Size)
            throw new DataException("size-mismatch", $"a label's mask is {label.Size}, the reference's is {mask.Size}; expected the same width and height, check that both belong to this sample");
        using var crop = JointCrop.Of(label.Counts, mask.Counts, label.Size.Width, label.Size.Height);
        using var pair = crop is null ? null : ContourPair.Measure(crop, ContourRule.Default);
        if (pair is null)
            return null;
        var (distance, shared) = (pair.Distance, RunLengths.IntersectionArea(label.Counts, mask.Counts));
        var differing = label.Area + mask.Area - 2 * shared;
        return new Agreement((double)shared / (shared + differing), distance.Mean, distance.SignedMean, distance.P95, distance.Max, label.Area, differing, OfBoxes: false);
    }

    static Agreement? OfBoxes(Box label, Box mask)
    {
        if (!(label.Width > 0 && label.Height > 0))
            return null;
        // Outwards positive: left, top, right, bottom.
        double[] edges = [mask.X - label.X, mask.Y - label.Y, label.Right - mask.Right, label.Bottom - mask.Bottom];
        double[] sorted = [.. edges.Select(Math.Abs).Order()];
        var iou = BoxIou.Compute((mask.X, mask.Y, mask.Width, mask.Height), (label.X, label.Y, label.Width, label.Height), false);
        var both = (label.Area + mask.Area) / (1 + iou); // The union, from IoU = shared / union and shared + union = both areas.
        return new Agreement(iou, sorted.Sum() / 4, edges.Sum() / 4, sorted[2] + (sorted[3] - sorted[2]) * .85, sorted[3], label.Area, both * (1 - iou), OfBoxes: true);
    }
}
