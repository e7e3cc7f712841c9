namespace Assay;

/// <summary>
/// A binary mask as run lengths: column-major (down the first column, then the second), starting with background, as in the COCO API. Runs sum to the area.
/// </summary>
public sealed class Rle
{
    readonly uint[] counts;

    /// <summary>Takes the array over.</summary>
    /// <exception cref="ArgumentException">The runs do not sum to the area.</exception>
    public Rle(Size size, uint[] counts)
    {
        var sum = 0L;
        foreach (var count in counts)
            sum += count;
        if (sum != size.Area)
            throw new ArgumentException($"the runs of a {size} mask sum to {size.Area}, these to {sum}", nameof(counts));
        (Size, this.counts) = (size, counts);
    }

    /// <summary>Width and height of the frame.</summary>
    public Size Size { get; }

    /// <summary>Background, foreground, background, ...</summary>
    public ReadOnlySpan<uint> Counts => counts;

    /// <summary>The smallest box of whole pixels around the foreground; null when there is none.</summary>
    public Box? Bounds
    {
        get
        {
            var (left, top, right, bottom) = (long.MaxValue, long.MaxValue, -1L, -1L);
            var position = 0L;
            for (var i = 0; i < counts.Length; position += counts[i++])
            {
                if (i % 2 == 0 || counts[i] == 0)
                    continue;
                var (first, last) = (position, position + counts[i] - 1);
                (left, right) = (Math.Min(left, first / Size.Height), Math.Max(right, last / Size.Height));
                var isOneColumn = first / Size.Height == last / Size.Height;
                (top, bottom) = (Math.Min(top, isOneColumn ? first % Size.Height : 0), Math.Max(bottom, isOneColumn ? last % Size.Height : Size.Height - 1));
            }
            return right < 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1);
        }
    }

    /// <summary>Foreground pixels.</summary>
    public long Area
    {
        get
        {
            var area = 0L;
            for (var i = 1; i < counts.Length; i += 2)
                area += counts[i];
            return area;
        }
    }
}
