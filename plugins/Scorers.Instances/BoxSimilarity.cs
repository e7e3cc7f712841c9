using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>Overlap and similarity of every label with every box that a detector saw; cleanlab 2.9.0, object_detection/rank.py.</summary>
sealed class BoxSimilarity
{
    readonly double[,] iou, similarity;

    public BoxSimilarity(ConfidentBoxes boxes, ObjectLabOptions options)
    {
        iou = new double[boxes.Labels.Count, boxes.Seen.Count];
        similarity = new double[boxes.Labels.Count, boxes.Seen.Count];
        for (var label = 0; label < boxes.Labels.Count; label++)
            for (var seen = 0; seen < boxes.Seen.Count; seen++)
            {
                iou[label, seen] = boxes.Labels[label].Overlap(boxes.Seen[seen]);
                similarity[label, seen] = options.OverlapWeight * iou[label, seen] + (1 - options.OverlapWeight) * Nearness(boxes.Labels[label].Bounds, boxes.Seen[seen].Bounds, options.DistanceFactor);
            }
    }

    public double Iou(int label, int seen) => iou[label, seen];

    /// <summary>overlap_weight x IoU + (1 - overlap_weight) x exp(-distance_factor x distance of centres in px), in [0,1].</summary>
    public double Of(int label, int seen) => similarity[label, seen];

    /// <summary>The smallest that is not 0; 1 when there is none.</summary>
    public double Smallest => similarity.Cast<double>().Where(value => value > 0).DefaultIfEmpty(1).Min();

    static double Nearness(Box a, Box b, double factor)
    {
        var (x, y) = (a.X + a.Width / 2 - b.X - b.Width / 2, a.Y + a.Height / 2 - b.Y - b.Height / 2);
        return Exponential.Exp(-factor * Math.Sqrt(x * x + y * y));
    }
}
