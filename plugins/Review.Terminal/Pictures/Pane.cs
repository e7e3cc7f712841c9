namespace Assay.Review.Terminal;

/// <summary>Where a picture is shown: cells, and how many pixels a cell has.</summary>
/// <param name="Columns">Cells across.</param>
/// <param name="Rows">Cells down.</param>
/// <param name="CellWidth">Pixels across a cell: 1 with half blocks.</param>
/// <param name="CellHeight">Pixels down a cell: 2 with half blocks.</param>
public readonly record struct Pane(int Columns, int Rows, int CellWidth = 1, int CellHeight = 2)
{
    /// <summary>A pane of half blocks.</summary>
    public static Pane Of(Area area) => new(Math.Max(1, area.Width), Math.Max(1, area.Height));

    /// <summary>Pixels across.</summary>
    public int Width => Columns * CellWidth;

    /// <summary>Pixels down.</summary>
    public int Height => Rows * CellHeight;

    /// <summary>The left or right half, with a column between them.</summary>
    public Pane Half => this with { Columns = Math.Max(1, (Columns - 1) / 2) };
}
