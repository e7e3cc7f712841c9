namespace Assay.Kernels;

/// <summary>Finds the cell of an image with the largest sum of 1 - p; of equal ones the first. Cells are fed a row at a time.</summary>
ref struct CellDoubts(int columns)
{
    readonly double[] sums = new double[columns];
    readonly int[] counts = new int[columns];
    double most = -1;

    /// <summary>Pixels taken so far.</summary>
    public long Used { get; private set; }

    /// <summary>The cell's first column and row.</summary>
    public int Left { get; private set; }

    /// <inheritdoc cref="Left"/>
    public int Top { get; private set; }

    /// <summary>Its mean probability.</summary>
    public double Mean { get; private set; }

    /// <summary>Adds a row of a cell.</summary>
    public void Add(int column, double sum, int count)
    {
        sums[column] += sum;
        counts[column] += count;
        Used += count;
    }

    /// <summary>A row of cells is complete.</summary>
    public void EndRow(int row)
    {
        for (var column = 0; column < sums.Length; column++)
            if (counts[column] > 0 && counts[column] - sums[column] > most)
                (most, Left, Top, Mean) = (counts[column] - sums[column], column * LabelConfidence.CellSide, row * LabelConfidence.CellSide, sums[column] / counts[column]);
        Array.Clear(sums);
        Array.Clear(counts);
    }
}
