namespace Assay.Scorers.Instances;

/// <summary>Precision over recall of one class, size and threshold (pycocotools 2.0.11, COCOeval.accumulate).</summary>
/// <param name="Precision">Mean precision at the 101 recalls.</param>
/// <param name="Recall">The highest recall.</param>
readonly record struct CocoCurve(double Precision, double Recall)
{
    const double Epsilon = 2.220446049250313e-16; // numpy.spacing(1): with it a perfect precision is a little less than 1.

    /// <summary>Null when there is no label to find.</summary>
    /// <param name="hits">The highest score first, ties as pycocotools orders them.</param>
    /// <param name="most">How many objects of a sample count.</param>
    public static CocoCurve? Of(IReadOnlyList<CocoHit> hits, long positives, int size, int iou, int most, TieOrder ties, bool compat)
    {
        if (positives == 0)
            return null;
        List<(double Recall, double Precision)> points = [];
        var (right, wrong) = (0L, 0L);
        foreach (var hit in ties == TieOrder.Fiftyone ? MatchedFirst(hits, size, iou) : hits)
            if (hit.Rank < most && !hit.IsIgnored(size, iou))
            {
                (right, wrong) = hit.IsMatched(size, iou) ? (right + 1, wrong) : (right, wrong + 1);
                points.Add(((double)right / positives, right / (wrong + right + (compat ? Epsilon : 0))));
            }
        return new CocoCurve(MeanPrecision(points), points.Count == 0 ? 0 : points[^1].Recall);
    }

    static double MeanPrecision(List<(double Recall, double Precision)> points)
    {
        for (var i = points.Count - 1; i > 0; i--)
            if (points[i].Precision > points[i - 1].Precision)
                points[i - 1] = points[i - 1] with { Precision = points[i].Precision };
        var (sum, at) = (0.0, 0);
        foreach (var recall in CocoRules.Recalls)
        {
            while (at < points.Count && points[at].Recall < recall)
                at++;
            if (at == points.Count)
                break;
            sum += points[at].Precision;
        }
        return sum / CocoRules.Recalls.Length;
    }

    /// <summary>Among objects of one score, the matched ones first.</summary>
    static IEnumerable<CocoHit> MatchedFirst(IReadOnlyList<CocoHit> hits, int size, int iou)
    {
        for (int from = 0, to; from < hits.Count; from = to)
        {
            for (to = from + 1; to < hits.Count && hits[to].Score == hits[from].Score;)
                to++;
            for (var i = from; i < to; i++)
                if (hits[i].IsMatched(size, iou))
                    yield return hits[i];
            for (var i = from; i < to; i++)
                if (!hits[i].IsMatched(size, iou))
                    yield return hits[i];
        }
    }
}
