using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>A table that a step wrote, the first rows of it.</summary>
/// <param name="Distances">Of a histogram of contour distances: the counts, and what the fitted exponential expects of each.</param>
sealed record StepTable(string Step, string Name, Grid Grid, IReadOnlyList<Line> Distances)
{
    /// <summary>Of a table of tolerances: the px that an outline may be too small all around, by the side of the object, a line for each IoU.</summary>
    public IReadOnlyList<Line> Tolerances { get; init; } = [];

    /// <summary>The same for an object of usual size.</summary>
    public IReadOnlyList<(double Value, string Words)> Usual { get; init; } = [];
}

/// <summary>What the run's tables/ holds.</summary>
static class StepTables
{
    const string TooSmall = "too_small_px_iou_";
    const int MostRows = 60, MostTables = 40, MostColumns = 24;

    public static IReadOnlyList<StepTable> Read(RunContents run)
    {
        var folder = Path.Combine(run.Folder, "tables");
        return !Directory.Exists(folder) ? [] : [.. Directory.EnumerateFiles(folder, "*.csv").Where(path => Path.GetFileName(path) != "ledger.csv").Order(StringComparer.Ordinal).Take(MostTables).Select(Read)];
    }

    static StepTable Read(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var dot = name.IndexOf('.');
        var (step, table) = dot < 0 ? ("", name) : (name[..dot], name[(dot + 1)..]);
        using var lines = new CsvLines(path);
        List<IReadOnlyList<string>> rows = [];
        List<double[]> distances = [];
        List<(string Of, double[] Cells)> tolerances = [];
        var count = 0L;
        for (; lines.Read(); count++)
        {
            if (rows.Count < MostRows)
                rows.Add([.. Enumerable.Range(0, Math.Min(lines.Count, MostColumns)).Select(i => Rounded(lines[i]))]);
            if (table == "distance-histogram" && distances.Count < 2000)
                distances.Add([.. Enumerable.Range(0, lines.Count).Select(lines.Number)]);
            if (table == "tolerance" && tolerances.Count < 2000)
                tolerances.Add((lines[0].ToString(), [.. Enumerable.Range(0, lines.Count).Select(lines.Number)]));
        }
        return new StepTable(step, table, new Grid(dot < 0 ? table : $"{step}: {table}", [.. lines.Header.Take(MostColumns)], rows) { Of = count }, Distances(lines.Header, distances))
        {
            Tolerances = Tolerances(lines.Header, tolerances),
            Usual = [.. tolerances.Where(row => row.Of == "all").SelectMany(row => Columns(lines.Header).Select(column => (row.Cells[column.At], $"IoU {column.Iou}"))).Where(limit => double.IsFinite(limit.Item1))],
        };
    }

    static IReadOnlyList<Line> Tolerances(IReadOnlyList<string> header, List<(string Of, double[] Cells)> rows)
    {
        var bySide = rows.Select(row => row.Cells).Where(cells => double.IsFinite(cells[1])).OrderBy(cells => cells[1]).ToArray();
        return bySide.Length < 2 ? [] : [.. Columns(header).Where(column => bySide.All(cells => double.IsFinite(cells[column.At]))).Select(column => new Line($"IoU {column.Iou}", [.. bySide.Select(cells => cells[1])], [.. bySide.Select(cells => cells[column.At])]))];
    }

    /// <summary>The columns of a table of tolerances that hold the stricter side.</summary>
    static IEnumerable<(int At, string Iou)> Columns(IReadOnlyList<string> header) =>
        header.Count < 3 || header[1] != "side_px" ? [] : header.Index().Where(column => column.Item.StartsWith(TooSmall, StringComparison.Ordinal)).Select(column => (column.Index, column.Item[TooSmall.Length..]));

    /// <summary>Four significant digits; the file has all of them.</summary>
    static string Rounded(ReadOnlySpan<char> cell) => cell.Length > 6 && double.TryParse(cell, out var value) && double.IsFinite(value) ? Figure.Of(value).Replace(",", "", StringComparison.Ordinal) : cell.ToString();

    /// <summary>Of the strictest gate that the table has; the last bin, which is open, is left out.</summary>
    static IReadOnlyList<Line> Distances(IReadOnlyList<string> header, List<double[]> rows)
    {
        if (rows.Count == 0 || !header.SequenceEqual(["gate_iou", "from_px", "to_px", "pairs", "fitted"]))
            return [];
        var bins = rows.Where(row => row[0] == rows[^1][0] && double.IsFinite(row[2])).ToArray();
        double[] middles = [.. bins.Select(row => (row[1] + row[2]) / 2)];
        return [new Line("pairs", middles, [.. bins.Select(row => row[3])]) { Steps = true }, .. bins.All(row => double.IsFinite(row[4])) ? new[] { new Line("exponential fit", middles, [.. bins.Select(row => row[4])]) { Dashed = true } } : []];
    }
}
