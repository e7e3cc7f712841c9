namespace Assay.Scorers.Comparison;

/// <summary>A mask as the vertical stretches of its columns: what it covers when it is grown can be told without drawing it.</summary>
sealed class Columns
{
    readonly List<(int Start, int End)> stretches = [];
    readonly List<int> starts = [0]; // of each column, from the first that holds anything
    readonly long[] scratch;

    public Columns(Rle mask)
    {
        var (at, high, first) = (0L, mask.Size.Height, -1);
        for (var run = 0; run < mask.Counts.Length; run++)
        {
            for (long from = at, to = at + mask.Counts[run]; run % 2 == 1 && from < to;)
            {
                var column = (int)(from / high);
                var end = Math.Min(to, (column + 1L) * high);
                first = first < 0 ? column : first;
                while (starts.Count <= column - first)
                    starts.Add(stretches.Count);
                stretches.Add(((int)(from - (long)column * high), (int)(end - (long)column * high)));
                from = end;
            }
            at += mask.Counts[run];
        }
        starts.Add(stretches.Count);
        scratch = new long[stretches.Count];
    }

    /// <summary>Pixels whose centre is within some pixels of the centre of one of the mask's.</summary>
    public long Grown(int px)
    {
        var sum = 0L;
        for (var column = -px; column < starts.Count - 1 + px; column++)
            sum += Cover(Gather(column, px));
        return sum;
    }

    /// <summary>Stretches of the columns near one, each grown by what its distance leaves; start and end in one number, ascending.</summary>
    ReadOnlySpan<long> Gather(int column, int px)
    {
        var count = 0;
        for (var near = Math.Max(0, column - px); near <= Math.Min(starts.Count - 2, column + px); near++)
        {
            var left = (int)Math.Sqrt(px * px - (near - column) * (near - column));
            foreach (var (start, end) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stretches)[starts[near]..starts[near + 1]])
                scratch[count++] = ((long)(start - left + px) << 32) | (uint)(end + left + px);
        }
        scratch.AsSpan(0, count).Sort();
        return scratch.AsSpan(0, count);
    }

    static long Cover(ReadOnlySpan<long> sorted)
    {
        var (covered, reach) = (0L, 0L);
        foreach (var stretch in sorted)
        {
            var (start, end) = (stretch >> 32, stretch & uint.MaxValue);
            covered += Math.Max(0, end - Math.Max(start, reach));
            reach = Math.Max(reach, end);
        }
        return covered;
    }
}
