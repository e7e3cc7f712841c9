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
