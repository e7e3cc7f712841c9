namespace Assay.Scorers.Comparison;

/// <summary>
/// Gives each object, in order, the free gold object that it overlaps most (ties: the later one), as COCO evaluation does; a crowd may be given any number of times, and only to its
/// own class, when no object is left that overlaps enough. voxel51/fiftyone, utils/eval/coco.py (develop, read 2026): the rules, written anew.
/// </summary>
static class Assignment
{
    public const int None = -1, LeftOut = -2;

    /// <summary>Matches objects that take part.</summary>
    /// <param name="least">From this overlap on.</param>
    /// <param name="sameClass">Only objects of one class.</param>
    /// <param name="band">Only objects of a size; <see cref="SizeBand.All"/>: every one.</param>
    /// <param name="sizes">Of gold and other objects.</param>
    /// <param name="goldOf">For each other object a gold one, <see cref="None"/> or <see cref="LeftOut"/>.</param>
    /// <param name="taken">For each gold object whether it was given.</param>
    public static void Find(Overlaps overlaps, double least, bool sameClass, SizeBand band, (SizeBand[] Gold, SizeBand[] Other) sizes, Span<int> goldOf, Span<bool> taken)
    {
        taken.Clear();
        least = Math.Min(least, 1 - 1e-10);
        for (var i = 0; i < overlaps.Other.Count; i++)
        {
            goldOf[i] = band != SizeBand.All && sizes.Other[i] != band ? LeftOut : None;
            if (goldOf[i] == LeftOut)
                continue;
            var best = least;
            foreach (var (gold, iou) in overlaps.Of(i))
            {
                var shape = overlaps.Gold[gold];
                if (band != SizeBand.All && sizes.Gold[gold] != band || (sameClass || shape.Crowd) && shape.Class != overlaps.Other[i].Class || taken[gold] && !shape.Crowd)
                    continue;
                if (shape.Crowd && goldOf[i] >= 0 && !overlaps.Gold[goldOf[i]].Crowd)
                    break;
                if (iou >= best)
                    (best, goldOf[i]) = (iou, gold);
            }
            if (goldOf[i] >= 0)
                taken[goldOf[i]] = true;
        }
    }
}
