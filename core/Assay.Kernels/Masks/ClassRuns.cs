namespace Assay.Kernels;

/// <summary>The masks of a label map's ids, each as run lengths. One pass; memory goes with the runs.</summary>
public static class ClassRuns
{
    /// <summary>Finds the runs of every id that occurs.</summary>
    /// <param name="ids">Row-major.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <returns>By id, ascending: runs down the columns, background first, which sum to width x height.</returns>
    /// <exception cref="ArgumentException">There are not width x height ids.</exception>
    public static SortedDictionary<ushort, uint[]> Of(ReadOnlySpan<ushort> ids, int width, int height)
    {
        var area = RunLengths.CheckedArea(width, height);
        if (ids.Length != area)
            throw new ArgumentException($"a {width}x{height} map has {area} ids, got {ids.Length}", nameof(ids));
        Dictionary<ushort, Growing> masks = [];
        var (start, position) = (0u, 0u);
        for (var x = 0; x < width; x++)
            for (var (y, at) = (0, x); y < height; y++, at += width, position++)
                if (position > 0 && ids[at] is var id && id != IdBefore(ids, at, x, y, width, height))
                {
                    Add(masks, IdBefore(ids, at, x, y, width, height), start, position);
                    start = position;
                }
        if (ids.Length > 0)
            Add(masks, ids[^1], start, position);
        return new SortedDictionary<ushort, uint[]>(masks.ToDictionary(pair => pair.Key, pair => pair.Value.Close((uint)area)));
    }

    static ushort IdBefore(ReadOnlySpan<ushort> ids, int at, int x, int y, int width, int height) => y > 0 ? ids[at - width] : ids[(height - 1) * width + x - 1];

    static void Add(Dictionary<ushort, Growing> masks, ushort id, uint start, uint end)
    {
        if (!masks.TryGetValue(id, out var mask))
            masks[id] = mask = new Growing();
        mask.Add(start, end);
    }

    sealed class Growing
    {
        readonly List<uint> runs = [];
        uint end;

        public void Add(uint start, uint next)
        {
            runs.AddRange([start - end, next - start]);
            end = next;
        }

        public uint[] Close(uint area) => end == area ? [.. runs] : [.. runs, area - end];
    }
}
