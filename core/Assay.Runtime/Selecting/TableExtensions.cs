namespace Assay.Runtime.Selecting;

/// <summary>Keeps samples and their instances consistent: an instance goes with its sample, and a sample goes with its last instance.</summary>
static class TableExtensions
{
    /// <summary>Whether a column belongs to instances; a column of neither kind is the caller's mistake.</summary>
    public static bool IsOfInstances(this Table table, string column) => table.Instances.Find(column) >= 0;

    /// <summary>Whether a step has ordered instances, or dropped some of a sample that is still in.</summary>
    public static bool IsCutByInstances(this Table table) => table.Instances.Order is not null
        || Enumerable.Range(0, table.Instances.Count).Any(row => !table.Instances.Selected[row] && table.Samples.Selected[table.Instances.Samples[row]]);

    public static Table KeepSamples(this Table table, Func<int, bool> condition)
    {
        var samples = table.Samples.Keep(condition);
        return table with { Samples = samples, Instances = table.Instances.Keep(row => samples.Selected[table.Instances.Samples[row]]) };
    }

    public static Table KeepInstances(this Table table, Func<int, bool> condition) => table.WithInstances(table.Instances.Keep(condition));

    /// <summary>Takes instances over and drops the samples that have none left.</summary>
    public static Table WithInstances(this Table table, Rows instances)
    {
        var left = new bool[table.Samples.Count];
        for (var row = 0; row < instances.Count; row++)
            left[instances.Samples[row]] |= instances.Selected[row];
        return table with { Instances = instances, Samples = table.Samples.Keep(row => left[row]) };
    }

    /// <summary>Takes ordered samples over; instances of dropped ones go.</summary>
    public static Table WithSamples(this Table table, Rows samples) =>
        table with { Samples = samples, Instances = table.Instances.Keep(row => samples.Selected[table.Instances.Samples[row]]) };

    /// <summary>The rows that hold a column.</summary>
    public static Rows RowsOf(this Table table, string column) => table.IsOfInstances(column) ? table.Instances : table.Samples;
}
