namespace Assay.Scorers.Instances;

/// <summary>Gives each box of a detector, the surest first, the label that it overlaps most and that no surer box has; classes do not matter. Ties: the earlier box, the earlier label.</summary>
sealed class ConfidentPairs
{
    public ConfidentPairs(ConfidentBoxes boxes, double iou)
    {
        Array.Fill(SeenOf = new int[boxes.Labels.Count], -1);
        Array.Fill(LabelOf = new int[boxes.Seen.Count], -1);
        foreach (var seen in Enumerable.Range(0, boxes.Seen.Count).OrderByDescending(seen => boxes.Seen[seen].Confidence))
        {
            var (best, at) = (iou, -1);
            for (var label = 0; label < boxes.Labels.Count; label++)
                if (SeenOf[label] < 0 && boxes.Labels[label].Overlap(boxes.Seen[seen]) is var overlap && (at < 0 ? overlap >= best : overlap > best))
                    (best, at) = (overlap, label);
            if (at >= 0)
                (SeenOf[at], LabelOf[seen]) = (seen, at);
        }
    }

    /// <summary>For each label its box; -1: none.</summary>
    public int[] SeenOf { get; }

    /// <summary>For each box its label; -1: none.</summary>
    public int[] LabelOf { get; }
}
