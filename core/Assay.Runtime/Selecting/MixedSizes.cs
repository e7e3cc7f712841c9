namespace Assay.Runtime.Selecting;

/// <summary>Warns of an order that says as much of the samples' sizes as of their labels.</summary>
static class MixedSizes
{
    /// <summary>How many times the smallest area the largest may be.</summary>
    const double Most = 4;

    /// <summary>The problem with a step that is about to be applied, or null.</summary>
    public static Problem? Find(string step, ITableStep instance, Table table)
    {
        if (instance is not IRanksWithin { Within: null } ranking)
            return null;
        var rows = table.RowsOf(ranking.Ranks);
        if (rows.Find(ranking.Ranks) is not (>= 0 and var at) || !rows.Columns[at].DependsOnSize || SmallestAndLargest(rows, ranking.Ranks, table.Sizes) is not var (small, large))
            return null;
        return large.Area <= Most * small.Area ? null : new Problem("mixed-sizes", $"step '{step}' orders samples of {small} to {large} pixels by '{ranking.Ranks}', whose values depend on size; "
            + "expected sizes that differ by at most 4 times in area; compare within strata of size: add 'within: size'");
    }

    static (Size Small, Size Large)? SmallestAndLargest(Rows rows, string column, IReadOnlyList<Size?> sizes)
    {
        (Size Small, Size Large)? found = null;
        var values = rows[column];
        for (var row = 0; row < rows.Count; row++)
            if (rows.Selected[row] && !double.IsNaN(values[row]) && sizes.ElementAtOrDefault(rows.Samples[row]) is { Area: > 0 } size)
                found = found is not var (small, large) ? (size, size) : (size.Area < small.Area ? size : small, size.Area > large.Area ? size : large);
        return found;
    }
}
