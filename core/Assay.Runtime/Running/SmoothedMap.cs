namespace Assay.Runtime.Running;

/// <summary>Tells ids that no class has, but that resizing with smoothing makes: they stand in a narrow strip between a class below and a class above them.</summary>
static class SmoothedMap
{
    const int WidestStrip = 8;

    /// <summary>The classes on both sides, along the row or the column of a pixel; null when it does not look so.</summary>
    /// <param name="isClass">Whether an id is one.</param>
    public static (int Low, int High)? Find(LabelMap map, int pixel, Func<ushort, bool> isClass)
    {
        var (width, x, y) = (map.Size.Width, pixel % map.Size.Width, pixel / map.Size.Width);
        return Between(map.Ids, pixel, 1, x, width - 1 - x, isClass) ?? Between(map.Ids, pixel, width, y, map.Size.Height - 1 - y, isClass);
    }

    static (int Low, int High)? Between(ReadOnlySpan<ushort> ids, int pixel, int step, int before, int after, Func<ushort, bool> isClass)
    {
        if (Nearest(ids, pixel, -step, before, isClass) is not { } one || Nearest(ids, pixel, step, after, isClass) is not { } other)
            return null;
        var (low, high) = (Math.Min(one, other), Math.Max(one, other));
        return low < ids[pixel] && ids[pixel] < high ? (low, high) : null;
    }

    static int? Nearest(ReadOnlySpan<ushort> ids, int pixel, int step, int room, Func<ushort, bool> isClass)
    {
        for (var i = 1; i <= Math.Min(room, WidestStrip); i++)
            if (isClass(ids[pixel + i * step]))
                return ids[pixel + i * step];
        return null;
    }
}
