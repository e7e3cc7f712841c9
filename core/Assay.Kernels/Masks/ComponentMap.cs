namespace Assay.Kernels;

/// <summary>The connected components of a map, and the runs of pixels they consist of.</summary>
public sealed class ComponentMap
{
    readonly ReadOnlyMemory<PixelRun> runs;
    readonly ConnectedComponent[] components;

    internal ComponentMap(int width, int height, ReadOnlyMemory<PixelRun> runs, ConnectedComponent[] components) => (Width, Height, this.runs, this.components) = (width, height, runs, components);

    /// <summary>Columns of the map.</summary>
    public int Width { get; }

    /// <summary>Rows of the map.</summary>
    public int Height { get; }

    /// <summary>In the order of their first pixels, so that equal maps give equal lists.</summary>
    public ReadOnlySpan<ConnectedComponent> Components => components;

    /// <summary>All runs, row by row from left to right. A run is as long as its key goes on; pixels without a key are in none.</summary>
    public ReadOnlySpan<PixelRun> Runs => runs.Span;

    /// <summary>Writes each pixel's position in <see cref="Components"/>, and -1 where there is none.</summary>
    /// <param name="to">Row-major, width x height.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void Paint(Span<int> to)
    {
        if (to.Length != Width * Height)
            throw new ArgumentException($"{to.Length} numbers for {Width}x{Height} pixels", nameof(to));
        to.Fill(-1);
        foreach (var run in Runs)
            to.Slice(run.Row * Width + run.Left, run.Length).Fill(run.Component);
    }
}
