namespace Assay;

/// <summary>Selects rows of a table and keeps samples and their instances consistent: an instance goes with its sample, and a sample goes with its last instance.</summary>
public static class TableExtensions
{
    /// <summary>Whether a column belongs to instances; false for one of samples, and for one that is not there.</summary>
    public static bool IsOfInstances(this Table table, string column) => table.Instances.Find(column) >= 0;

    /// <summary>Whether a step has selected instances; from then on they, not samples, are what is reviewed. Says nothing of how many it dropped.</summary>
    public static bool IsCutByInstances(this Table table) => table.Instances.Order is not null;

    /// <summary>Drops the selected samples for which the condition is false, given a row of <see cref="Table.Samples"/>; instances of dropped ones go.</summary>
    public static Table KeepSamples(this Table table, Func<int, bool> condition)
    {
        var samples = table.Samples.Keep(condition);
        return table with { Samples = samples, Instances = table.Instances.Keep(row => samples.Selected[table.Instances.Samples[row]]) };
    }

    /// <summary>Drops the selected instances for which the condition is false, given a row of <see cref="Table.Instances"/>; those left stand in the order of their samples, if samples have one, and are what is reviewed.</summary>
    public static Table KeepInstances(this Table table, Func<int, bool> condition)
    {
        var kept = table.Instances.Keep(condition);
        return table.WithInstances(kept.Ordered(kept.Order is { } order ? [.. order] : InOrderOf(table.Samples, kept)));
    }

    /// <summary>Takes instances over and drops the samples that have none left.</summary>
    public static Table WithInstances(this Table table, Rows instances)
    {
        var left = new bool[table.Samples.Count];
        for (var row = 0; row < instances.Count; row++)
            left[instances.Samples[row]] |= instances.Selected[row];
        return table with { Instances = instances, Samples = table.Samples.Keep(row => left[row]) };
    }

    /// <summary>Takes ordered samples over; instances of dropped ones go, and where instances are reviewed, those left follow their samples.</summary>
    public static Table WithSamples(this Table table, Rows samples)
    {
        var instances = table.Instances.Keep(row => samples.Selected[table.Instances.Samples[row]]);
        return table with { Samples = samples, Instances = table.IsCutByInstances() ? instances.Ordered(InOrderOf(samples, instances)) : instances };
    }

    /// <summary>The rows that hold a column: those of instances where <see cref="IsOfInstances"/>, else those of samples.</summary>
    public static Rows RowsOf(this Table table, string column) => table.IsOfInstances(column) ? table.Instances : table.Samples;

    static int[] InOrderOf(Rows samples, Rows instances)
    {
        if (samples.Order is not { } order)
            return [.. instances.InOrder];
        var place = new int[samples.Count];
        for (var i = 0; i < order.Count; i++)
            place[order[i]] = i;
        return [.. instances.InOrder.OrderBy(row => place[instances.Samples[row]])];
    }
}
