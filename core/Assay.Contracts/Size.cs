namespace Assay;

/// <summary>Width and height in pixels, both 0 or more.</summary>
public readonly record struct Size
{
    /// <summary>A size.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is negative.</exception>
    public Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        (Width, Height) = (width, height);
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Pixels. A map in memory is limited to 2^31 - 1 of them; use tiles beyond that.</summary>
    public long Area => (long)Width * Height;

    /// <summary>Written as people write it: <c>640x480</c>.</summary>
    public override string ToString() => $"{Width}x{Height}";
}
