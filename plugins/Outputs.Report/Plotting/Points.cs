namespace Assay.Outputs.Report.Plotting;

/// <summary>Points of a scatter: each by itself while they are few, else how many lie in each cell of a grid.</summary>
/// <param name="Few">The points; empty when there are more than <see cref="MostDrawn"/>.</param>
/// <param name="Cells">Column, row (from below) and number of the cells that hold any; empty when points are drawn.</param>
sealed record Points(long Count, IReadOnlyList<(double X, double Y, bool Marked)> Few, IReadOnlyList<(int Column, int Row, long Count)> Cells, double Left, double Right, double Low, double High)
{
    public const int MostDrawn = 1500, Columns = 40, Rows = 24;

    /// <summary>Points of which a coordinate is empty do not count.</summary>
    public static Points Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<bool> isMarked = default)
    {
        var (left, right, low, high, count) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity, 0L);
        for (var i = 0; i < x.Length; i++)
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                (left, right, low, high, count) = (Math.Min(left, x[i]), Math.Max(right, x[i]), Math.Min(low, y[i]), Math.Max(high, y[i]), count + 1);
        var (across, up) = (Axis(left, right), Axis(low, high));
        List<(double, double, bool)> few = [];
        var cells = new long[Columns * Rows];
        for (var i = 0; i < x.Length; i++)
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                if (count <= MostDrawn)
                    few.Add((x[i], y[i], !isMarked.IsEmpty && isMarked[i]));
                else
                    cells[Math.Min(Rows - 1, (int)(up.Place(y[i]) * Rows)) * Columns + Math.Min(Columns - 1, (int)(across.Place(x[i]) * Columns))]++;
        return new Points(count, few, [.. cells.Index().Where(cell => cell.Item > 0).Select(cell => (cell.Index % Columns, cell.Index / Columns, cell.Item))], across.From, across.To, up.From, up.To);
    }

    /// <summary>Qualities from 0 to 1, other values as far as they reach.</summary>
    static LinearScale Axis(double low, double high) => low >= 0 && high <= 1 ? new LinearScale(0, 1) : LinearScale.Rounded(low, high);
}
