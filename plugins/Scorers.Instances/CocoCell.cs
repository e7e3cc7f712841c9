namespace Assay.Scorers.Instances;

/// <summary>
/// The objects of one class in one sample, matched for every size and threshold (pycocotools 2.0.11, COCOeval.evaluateImg): objects of the reference, the surest first, each
/// take the label that they overlap most, of equals the later; a label is taken once, a crowd any number of times; ignored labels only when no other fits.
/// </summary>
sealed class CocoCell
{
    readonly record struct Near(int Label, double Iou);

    readonly IReadOnlyList<CocoObject> labels;
    readonly Near[][] near; // By object of the reference; most have none or one.
    readonly bool[] taken;
    readonly ulong[] matched, ignored;
    readonly bool compat;

    /// <param name="seen">The surest first, no more than count.</param>
    public CocoCell(IReadOnlyList<CocoObject> labels, IReadOnlyList<CocoObject> seen, CocoShape shape, bool compat)
    {
        (this.labels, this.compat, Seen) = (labels, compat, seen);
        (taken, matched, ignored) = (new bool[labels.Count], new ulong[seen.Count], new ulong[seen.Count]);
        near = [.. seen.Select(one => FindNear(one, shape))];
        Array.Fill(First = new int[seen.Count], -1);
        for (var size = 0; size < CocoRules.Areas.Length; size++)
        {
            bool[] unwanted = [.. labels.Select(label => label.Instance.Crowd || CocoRules.IsOutside(label.Area, size, compat))];
            Positives[size] = unwanted.Count(one => !one);
            for (var iou = 0; iou < CocoRules.Ious.Length; iou++)
                Match(size, iou, unwanted);
        }
    }

    public IReadOnlyList<CocoObject> Seen { get; }

    /// <summary>Labels that should be found, by size.</summary>
    public int[] Positives { get; } = new int[CocoRules.Areas.Length];

    /// <summary>The label of each object at the first threshold and all sizes; -1: none.</summary>
    public int[] First { get; }

    public CocoHit Hit(int seen, int sample) => new(sample, seen, Seen[seen].Score, matched[seen], ignored[seen]);

    Near[] FindNear(CocoObject seen, CocoShape shape)
    {
        List<Near>? found = null;
        for (var label = 0; label < labels.Count; label++)
            if (seen.Overlap(labels[label], shape) is var iou && iou >= CocoRules.Ious[0])
                (found ??= []).Add(new Near(label, iou));
        return found is null ? [] : [.. found];
    }

    void Match(int size, int iou, bool[] unwanted)
    {
        Array.Clear(taken);
        var bit = 1UL << CocoRules.Bit(size, iou);
        for (var seen = 0; seen < near.Length; seen++)
        {
            var label = Best(near[seen], CocoRules.Ious[iou], unwanted);
            if (label >= 0)
                taken[label] = true;
            if (label >= 0 && unwanted[label])
                ignored[seen] |= bit;
            if (label >= 0 && !(compat && labels[label].Instance.SourceId == "0"))
                matched[seen] |= bit;
            else if (CocoRules.IsOutside(Seen[seen].Area, size, compat))
                ignored[seen] |= bit;
            if (size == 0 && iou == 0)
                First[seen] = label;
        }
    }

    int Best(Near[] candidates, double iou, bool[] unwanted) => Best(candidates, iou, unwanted, false) is >= 0 and var best ? best : Best(candidates, iou, unwanted, true);

    int Best(Near[] candidates, double iou, bool[] unwanted, bool among)
    {
        var best = -1;
        foreach (var (label, overlap) in candidates)
            if (unwanted[label] == among && overlap >= iou && (!taken[label] || labels[label].Instance.Crowd))
                (best, iou) = (label, overlap);
        return best;
    }
}
