namespace Assay.Kernels;

/// <summary>Pixels of one key, each reachable from each through neighbours of that key.</summary>
/// <param name="Key">What its pixels have in common: a class id, for pairs <c>label &lt;&lt; 16 | other</c>, or the caller's own.</param>
/// <param name="FirstPixel">Its topmost row's leftmost pixel, as a position in the row-major map.</param>
/// <param name="Area">Pixels, 1 or more.</param>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Right">The column after the last.</param>
/// <param name="Bottom">The row after the last.</param>
public readonly record struct ConnectedComponent(uint Key, int FirstPixel, int Area, int Left, int Top, int Right, int Bottom)
{
    /// <summary>Columns.</summary>
    public int Width => Right - Left;

    /// <summary>Rows.</summary>
    public int Height => Bottom - Top;
}
