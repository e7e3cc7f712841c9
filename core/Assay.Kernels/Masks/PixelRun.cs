namespace Assay.Kernels;

/// <summary>Consecutive pixels of a row that belong to one component.</summary>
/// <param name="Row">The row, from the top.</param>
/// <param name="Left">The first column.</param>
/// <param name="Right">The column after the last.</param>
/// <param name="Component">Position in <see cref="ComponentMap.Components"/>.</param>
public readonly record struct PixelRun(int Row, int Left, int Right, int Component)
{
    /// <summary>Pixels, 1 or more.</summary>
    public int Length => Right - Left;
}
