using Assay.Kernels;

namespace Assay.Scorers.Rules;

/// <summary><c>duplicates</c>: two objects of a class that are all but the same; the later one is the finding, once.</summary>
static class DuplicateRule
{
    public static IEnumerable<Breach> Of(IReadOnlyList<LabelledObject> objects, double iou)
    {
        foreach (var alike in objects.Where(one => one.Class >= 0 && one.Bounds is { Area: > 0 }).GroupBy(one => (one.Class, one.Instance.Crowd, one.HasOutline)))
        {
            var sorted = alike.OrderBy(one => one.Bounds!.Value.X).ThenBy(one => one.Index).ToArray();
            Dictionary<int, (LabelledObject Later, int Earlier, double Iou)> found = [];
            for (var a = 0; a < sorted.Length; a++)
                for (var b = a + 1; b < sorted.Length && sorted[b].Bounds!.Value.X < sorted[a].Bounds!.Value.Right; b++)
                    if (Overlap(sorted[a], sorted[b]) is var overlap && overlap > iou)
                    {
                        var (earlier, later) = sorted[a].Index < sorted[b].Index ? (sorted[a], sorted[b]) : (sorted[b], sorted[a]);
                        if (!found.TryGetValue(later.Index, out var known) || known.Earlier > earlier.Index)
                            found[later.Index] = (later, earlier.Index, overlap);
                    }
            foreach (var (later, earlier, overlap) in found.Values.OrderBy(pair => pair.Later.Index))
                yield return later.Breaks(Rule.Duplicates, $"the same as instance {earlier}", ("iou", overlap), ("instance", earlier));
        }
    }

    static double Overlap(LabelledObject a, LabelledObject b)
    {
        var boxes = BoxIou.Compute(Corners(a.Bounds!.Value), Corners(b.Bounds!.Value));
        return boxes > 0 && a.HasOutline && a.Mask is { } mine && b.Mask is { } theirs ? RunLengths.Iou(mine.Counts, theirs.Counts) : boxes;
    }

    static (double, double, double, double) Corners(Box box) => (box.X, box.Y, box.Width, box.Height);
}
