using Assay.Kernels;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// What was wrong with a label map, by what another says: connected regions of one pair of classes. A region is inaccurate when a displaced outline explains
/// every pixel of it (both classes lie within two pixels, each in the other map); else background tells omissions and extras from wrong labels.
/// </summary>
static class MapCorrections
{
    public static IEnumerable<KnownError> Find(string sample, LabelMap ours, LabelMap theirs, Correction correction, Func<int, bool> isBackground)
    {
        var changes = ConnectedComponents.FindDifferences(ours.Ids, theirs.Ids, ours.Size.Width, ours.Size.Height, Neighbours.Eight);
        var outside = OutsideBand(changes, ours, theirs);
        List<KnownError> errors = [];
        for (var at = 0; at < changes.Components.Length; at++)
            if (changes.Components[at] is { } region && region.Area >= correction.MinPx)
                errors.Add(new KnownError(sample, outside[at] ? Kind(region.Key, isBackground) : FindingKind.Inaccurate)
                {
                    ChangedPx = region.Area,
                    Box = new Box(region.Left, region.Top, region.Width, region.Height),
                });
        return errors;
    }

    static string Kind(uint pair, Func<int, bool> isBackground) => (isBackground((int)(pair >> 16)), isBackground((int)(pair & 0xFFFF))) switch
    {
        (true, false) => FindingKind.Omission,
        (false, true) => FindingKind.Extra,
        _ => FindingKind.WrongLabel,
    };

    /// <summary>For each region whether a pixel of it is out of reach of an outline.</summary>
    static bool[] OutsideBand(ComponentMap changes, LabelMap ours, LabelMap theirs)
    {
        var outside = new bool[changes.Components.Length];
        foreach (var run in changes.Runs)
        {
            var pair = changes.Components[run.Component].Key;
            for (var x = run.Left; x < run.Left + run.Length && !outside[run.Component]; x++)
                outside[run.Component] = !IsNear(ours, x, run.Row, (ushort)(pair & 0xFFFF)) || !IsNear(theirs, x, run.Row, (ushort)(pair >> 16));
        }
        return outside;
    }

    static bool IsNear(LabelMap map, int x, int y, ushort wanted)
    {
        var (left, right) = (Math.Max(0, x - Correction.BandPx), Math.Min(map.Size.Width, x + Correction.BandPx + 1));
        for (var row = Math.Max(0, y - Correction.BandPx); row < Math.Min(map.Size.Height, y + Correction.BandPx + 1); row++)
            if (map.Ids.Slice(row * map.Size.Width + left, right - left).Contains(wanted))
                return true;
        return false;
    }
}
