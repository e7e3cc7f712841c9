namespace Assay.Scorers.Comparison;

/// <summary>
/// Average precision: the highest precision from each of 101 recalls on, averaged over recalls, classes that the gold side has, and ten thresholds (COCO). Detections in crowds are
/// left out. Where all confidences are the same, only the order of ties decides: with true positives first it is the mean recall, and false ones cost nothing.
/// </summary>
static class MeanAveragePrecision
{
    /// <summary>Null when the gold side has no object of this size.</summary>
    public static double? Of(Detections detections, DetectionCounts counts, SizeBand band, int classes, TieOrder ties)
    {
        var (sum, terms, start) = (0.0, 0, 0);
        var all = detections.All;
        List<double> precisions = [];
        for (var entry = 0; entry < classes; entry++)
        {
            var end = start;
            while (end < all.Count && all[end].Class == entry)
                end++;
            if (counts[band, DetectionCounts.Kind.Gold, entry] is > 0 and var gold)
                for (var t = 0; t < Detections.Thresholds.Length; t++, terms++)
                    sum += Of(all, start, end, band, (ushort)(1 << t), gold, ties, precisions);
            start = end;
        }
        return terms == 0 ? null : sum / terms;
    }

    static double Of(IReadOnlyList<Detection> all, int start, int end, SizeBand band, ushort bit, long gold, TieOrder ties, List<double> precisions)
    {
        precisions.Clear();
        var (hits, total) = (0, 0);
        for (var i = start; i < end;)
        {
            var tied = i;
            var missed = 0;
            for (; i < end && all[i].Confidence == all[tied].Confidence; i++)
                if (IsHit(all[i], band, bit) is { } hit)
                {
                    if (hit)
                        precisions.Add(++hits / (double)(++total));
                    else if (ties == TieOrder.Fiftyone)
                        missed++;
                    else
                        total++;
                }
            total += missed;
        }
        return Sample(precisions, gold);
    }

    /// <summary>Null: it takes no part.</summary>
    static bool? IsHit(Detection one, SizeBand band, ushort bit) => band != SizeBand.All && one.Band != band || ((band == SizeBand.All ? one.Ignored : one.BandIgnored) & bit) != 0
        ? null : ((band == SizeBand.All ? one.Hits : one.BandHits) & bit) != 0;

    /// <param name="precisions">At each true positive.</param>
    static double Sample(List<double> precisions, long gold)
    {
        for (var i = precisions.Count - 2; i >= 0; i--)
            precisions[i] = Math.Max(precisions[i], precisions[i + 1]);
        var sum = 0.0;
        for (int recall = 0, found = 1; recall <= 100; recall++)
        {
            // Recalls are compared as pycocotools does, in doubles: 57 of 100 is less than 57 x 0.01.
            while (found <= precisions.Count && (double)found / gold < recall * 0.01)
                found++;
            sum += found <= precisions.Count ? precisions[found - 1] : 0;
        }
        return sum / 101;
    }

    /// <summary>Mean share of gold objects found, over classes and thresholds.</summary>
    public static double? Recall(Detections detections, DetectionCounts counts, SizeBand band, int classes)
    {
        var hits = new long[classes];
        foreach (var one in detections.All)
            if (band == SizeBand.All || one.Band == band)
                hits[one.Class] += System.Numerics.BitOperations.PopCount(band == SizeBand.All ? one.Hits : one.BandHits);
        var (sum, terms) = (0.0, 0);
        for (var entry = 0; entry < classes; entry++)
            if (counts[band, DetectionCounts.Kind.Gold, entry] is > 0 and var gold)
                (sum, terms) = (sum + hits[entry] / (double)(gold * Detections.Thresholds.Length), terms + 1);
        return terms == 0 ? null : sum / terms;
    }
}
