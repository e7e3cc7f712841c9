using System.Buffers;
using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>
/// Tells which differing pixels an outline that is slightly off explains: labelled A where the reference says B, with a B of the labels and an A of the reference at
/// most <c>reach</c> pixels away, centre to centre. So the outline between both runs near the pixel in both maps. A strip of another class is in the band to
/// the last pixel when it is at most <c>reach</c> pixels wide; a whole object that only one map has is not.
/// </summary>
ref struct OutlineBand(DifferingMaps maps, int reach) : IDisposable
{
    readonly ReadOnlySpan<ushort> labels = maps.Labels, others = maps.Others;
    readonly int width = maps.Size.Width, height = maps.Size.Height;
    readonly byte[] near = ArrayPool<byte>.Shared.Rent(maps.Size.Width), both = ArrayPool<byte>.Shared.Rent(maps.Size.Width);

    /// <summary>Of each pixel of a run: 1 in the band, 0 outside. Valid until the next call.</summary>
    public readonly ReadOnlySpan<byte> Find(PixelRun run)
    {
        var at = run.Row * width + run.Left;
        var result = both.AsSpan(0, run.Length);
        var second = near.AsSpan(0, run.Length);
        result.Clear();
        if (reach == 0 || !Mark(labels, others[at], run, result))
            return result;
        second.Clear();
        Mark(others, labels[at], run, second);
        for (var i = 0; i < result.Length; i++)
            result[i] &= second[i];
        return result;
    }

    /// <summary>Marks the pixels of a run that have a class of a map within reach; false when none has.</summary>
    readonly bool Mark(ReadOnlySpan<ushort> map, ushort wanted, PixelRun run, Span<byte> marks)
    {
        var any = false;
        for (var row = Math.Max(0, run.Row - reach); row <= Math.Min(height - 1, run.Row + reach); row++)
        {
            var half = (int)Math.Sqrt(reach * reach - (row - run.Row) * (row - run.Row));
            any |= MarkRow(map.Slice(row * width, width), wanted, run, half, marks);
        }
        return any;
    }

    /// <summary>The same for one row: what stands there covers <paramref name="half"/> columns to either side.</summary>
    readonly bool MarkRow(ReadOnlySpan<ushort> row, ushort wanted, PixelRun run, int half, Span<byte> marks)
    {
        var end = Math.Min(width, run.Right + half);
        for (var from = Math.Max(0, run.Left - half); from < end;)
        {
            var first = row[from..end].IndexOf(wanted);
            if (first < 0)
                return from > Math.Max(0, run.Left - half);
            from += first;
            var length = row[from..end].IndexOfAnyExcept(wanted);
            var stop = length < 0 ? end : from + length;
            var (left, right) = (Math.Max(run.Left, from - half), Math.Min(run.Right, stop + half));
            marks[(left - run.Left)..(right - run.Left)].Fill(1);
            from = stop;
        }
        return true;
    }

    public readonly void Dispose()
    {
        ArrayPool<byte>.Shared.Return(near);
        ArrayPool<byte>.Shared.Return(both);
    }
}
