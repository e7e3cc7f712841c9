using Assay.Kernels;

namespace Assay.Scorers.Instances;

/// <summary>A score of a box and the box that made it so, both by position in their lists; -1: none.</summary>
readonly record struct BoxScore(double Value, int Other = -1);

/// <summary>The three scores of ObjectLab for the boxes of one sample; cleanlab 2.9.0, object_detection/rank.py. Low is suspicious; null: not applicable.</summary>
/// <param name="smallest">The smallest similarity of the dataset that is not 0.</param>
sealed class BoxScores(ConfidentBoxes boxes, BoxSimilarity similarity, ObjectLabOptions options, double smallest)
{
    /// <summary>Of a box that the detector is sure of and that overlaps no label: its similarity to the nearest label of its class.</summary>
    public double? Overlooked(int seen)
    {
        var box = boxes.Seen[seen];
        if (box.Confidence < options.Sure || Labels.Any(label => similarity.Iou(label, seen) > 0) || boxes.Crowds.Exists(crowd => crowd.Overlap(box) > 0))
            return null;
        var own = Labels.Where(label => boxes.Labels[label].Class == box.Class).ToArray();
        return own.Length == 0 ? smallest * (1 - box.Confidence) : own.Max(label => similarity.Of(label, seen));
    }

    /// <summary>Of a label: its similarity to the best box of its class that overlaps it; 1 when there is none.</summary>
    public BoxScore BadLocation(int label) => Best(label, Seen.Where(seen => boxes.Seen[seen].Class == boxes.Labels[label].Class && boxes.Seen[seen].Confidence > options.Likely && similarity.Iou(label, seen) > 0)) is { Other: >= 0 } best
        ? best : new BoxScore(1);

    /// <summary>Of a label: how unlike it is to the sure box of another class that is most like it.</summary>
    public BoxScore Swap(int label)
    {
        if (Labels.Any(other => boxes.Labels[other].Class != boxes.Labels[label].Class && boxes.Labels[other].Overlap(boxes.Labels[label]) >= options.SameObject))
            return new BoxScore(smallest);
        var best = Best(label, Seen.Where(seen => boxes.Seen[seen].Class != boxes.Labels[label].Class && boxes.Seen[seen].Confidence > options.Sure));
        return best.Other < 0 ? new BoxScore(1) : best with { Value = Math.Max(smallest, 1 - best.Value) };
    }

    IEnumerable<int> Labels => Enumerable.Range(0, boxes.Labels.Count);

    IEnumerable<int> Seen => Enumerable.Range(0, boxes.Seen.Count);

    BoxScore Best(int label, IEnumerable<int> candidates)
    {
        BoxScore best = new(double.NegativeInfinity);
        foreach (var seen in candidates)
            if (similarity.Of(label, seen) > best.Value)
                best = new BoxScore(similarity.Of(label, seen), seen);
        return best;
    }

    /// <summary>Soft minimum: sum(w s) / sum(w), w = exp((min s - s) / temperature); 1 without any.</summary>
    public static double Pool(IEnumerable<double> scores, double temperature)
    {
        var all = scores.ToArray();
        if (all.Length == 0)
            return 1;
        var (lowest, weights, sum) = (all.Min(), 0.0, 0.0);
        foreach (var score in all)
        {
            var weight = Exponential.Exp((lowest - score) / temperature);
            (weights, sum) = (weights + weight, sum + weight * score);
        }
        return sum / weights;
    }
}
