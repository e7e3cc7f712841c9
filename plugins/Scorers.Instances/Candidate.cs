namespace Assay.Scorers.Instances;

/// <summary>Two shapes that overlap, by position in their lists.</summary>
readonly record struct Candidate(int Label, int Reference, double Iou) : IComparable<Candidate>
{
    /// <summary>Best overlap first; ties by label, then reference.</summary>
    public int CompareTo(Candidate other) => (-Iou, Label, Reference).CompareTo((-other.Iou, other.Label, other.Reference));

    /// <summary>All pairs whose boxes come within a pixel of each other, found by sweeping over x, with a positive overlap; best first.</summary>
    public static List<Candidate> Find(IReadOnlyList<Shape> labels, IReadOnlyList<Shape> references)
    {
        int[] order = [.. Enumerable.Range(0, references.Count).OrderBy(i => references[i].Bounds.X).ThenBy(i => i)];
        double[] lefts = [.. order.Select(i => references[i].Bounds.X)];
        var widest = references.Count == 0 ? 0 : references.Max(reference => reference.Bounds.Width);
        List<Candidate> found = [];
        for (var label = 0; label < labels.Count; label++)
        {
            var box = labels[label].Bounds;
            var at = Array.BinarySearch(lefts, box.X - widest - 1);
            // From the first that could reach the box; equal keys may stand before the one found.
            for (at = at < 0 ? ~at : at; at > 0 && lefts[at - 1] >= box.X - widest - 1;)
                at--;
            for (; at < order.Length && lefts[at] <= box.Right + 1; at++)
                if (Near(box, references[order[at]].Bounds) && labels[label].Overlap(references[order[at]]) is > 0 and var iou)
                    found.Add(new Candidate(label, order[at], iou));
        }
        found.Sort();
        return found;
    }

    // Masks may lie up to a pixel outside the outline they were drawn from.
    static bool Near(Box a, Box b) => a.X <= b.Right + 1 && b.X <= a.Right + 1 && a.Y <= b.Bottom + 1 && b.Y <= a.Bottom + 1;
}
