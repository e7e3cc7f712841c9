namespace Assay.Runtime.Verifying;

/// <summary>A sample's labels before and after.</summary>
sealed class LabelChange
{
    public LabelChange(Sample before, Labels after)
    {
        (Before, After) = (before, before with { Labels = after });
        Instances = new MatchedInstances(before.Labels?.Instances ?? [], after.Instances ?? [], before.Size);
        IsSame = SameMap(null) && Instances.AllSame && (before.Labels?.Tags ?? []).Order().SequenceEqual((after.Tags ?? []).Order());
    }

    public Sample Before { get; }
    public Sample After { get; }
    public MatchedInstances Instances { get; }

    /// <summary>Nothing has changed.</summary>
    public bool IsSame { get; }

    /// <summary>Label maps can be compared: there is one on both sides, of one size, or none on either.</summary>
    public static bool AreComparable(Sample before, Labels after) => (before.Labels?.Map, after.Map) switch
    {
        (null, null) => true,
        ({ } one, { } other) => one.Size == other.Size,
        _ => false,
    };

    /// <summary>Whether no pixel of a box has another class; of the whole map without one.</summary>
    public bool SameMap(Box? place)
    {
        if (Before.Labels?.Map is not { } before || After.Labels?.Map is not { } after)
            return true;
        if (place is not { } box)
            return before.Ids.SequenceEqual(after.Ids);
        var (left, right) = (Math.Clamp((int)Math.Floor(box.X), 0, before.Size.Width), Math.Clamp((int)Math.Ceiling(box.X + box.Width), 0, before.Size.Width));
        for (var y = Math.Max(0, (int)Math.Floor(box.Y)); y < Math.Min(before.Size.Height, Math.Ceiling(box.Y + box.Height)); y++)
            if (!before.Ids.Slice(y * before.Size.Width + left, right - left).SequenceEqual(after.Ids.Slice(y * before.Size.Width + left, right - left)))
                return false;
        return true;
    }

    /// <summary>Pixels with another class, and the box around them; null: none.</summary>
    public (int Pixels, Box? Around) ChangedPixels()
    {
        var (count, left, top, right, bottom) = (0, int.MaxValue, int.MaxValue, -1, -1);
        if (Before.Labels?.Map is { } before && After.Labels?.Map is { } after)
            for (var i = 0; i < before.Ids.Length; i++)
                if (before.Ids[i] != after.Ids[i])
                    (count, left, top, right, bottom) = (count + 1, Math.Min(left, i % before.Size.Width), Math.Min(top, i / before.Size.Width), Math.Max(right, i % before.Size.Width), Math.Max(bottom, i / before.Size.Width));
        return (count, count == 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1));
    }

    /// <summary>Whether boxes have a point in common.</summary>
    public static bool Meet(Box a, Box b) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
