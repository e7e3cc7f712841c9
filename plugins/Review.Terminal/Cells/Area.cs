namespace Assay.Review.Terminal;

/// <summary>A rectangle of cells; (0,0) is the top left of the screen.</summary>
public readonly record struct Area(int X, int Y, int Width, int Height)
{
    /// <summary>The column after the last.</summary>
    public int Right => X + Width;

    /// <summary>The row after the last.</summary>
    public int Bottom => Y + Height;

    /// <summary>There is no cell in it.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>The same without a border.</summary>
    public Area Inside(int columns, int rows) => new(X + columns, Y + rows, Math.Max(0, Width - 2 * columns), Math.Max(0, Height - 2 * rows));

    /// <summary>A cell lies in it.</summary>
    public bool Holds(int x, int y) => x >= X && x < Right && y >= Y && y < Bottom;
}
