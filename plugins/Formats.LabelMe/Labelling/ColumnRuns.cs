namespace Assay.Formats.LabelMe.Labelling;

/// <summary>Run lengths of a mask that grows down the columns.</summary>
sealed class ColumnRuns(Size size)
{
    readonly List<uint> runs = [];
    long end;

    /// <summary>Pixels of a column; what lies outside of the image is cut off. Behind all that came before.</summary>
    /// <param name="top">The first row.</param>
    /// <param name="bottom">The row behind the last.</param>
    public void Add(int column, double top, double bottom)
    {
        var (first, last) = ((long)column * size.Height + (long)Math.Clamp(top, 0, size.Height), (long)column * size.Height + (long)Math.Clamp(bottom, 0, size.Height));
        if (last <= first)
            return;
        if (runs.Count > 0 && first == end)
            runs[^1] += (uint)(last - first);
        else
            runs.AddRange([(uint)(first - end), (uint)(last - first)]);
        end = last;
    }

    public Rle Close() => new(size, end == size.Area ? [.. runs] : [.. runs, (uint)(size.Area - end)]);
}
