namespace Assay.Runtime.Running;

/// <summary>The instance rows of the table after a stage: those that were there before and those that it speaks of, in order of sample, side and position.</summary>
sealed class InstanceTable
{
    readonly Rows old;
    readonly GatheredInstances gathered;
    readonly List<int> from; // per row: the old row, or -1
    readonly List<int> at; // per row: the place among the gathered, or -1

    InstanceTable(Rows old, GatheredInstances gathered, int capacity) => (this.old, this.gathered, from, at) = (old, gathered, new(capacity), new(capacity));

    /// <param name="known">Which instances the old rows are.</param>
    /// <param name="gathered">What the stage says.</param>
    /// <param name="control">By sample.</param>
    /// <param name="selected">By sample: rows that are new are selected with their sample.</param>
    public static (Rows Rows, InstanceItems Items) Merge(Rows old, InstanceItems known, GatheredInstances gathered, Sides sides, bool[] control, IReadOnlyList<bool> selected)
    {
        var table = new InstanceTable(old, gathered, Math.Max(old.Count, gathered.Count));
        var samples = table.Place(known, control.Length);
        var rows = samples.Length == old.Count ? old : table.Rebuilt(samples, control, selected);
        var items = samples.Length == old.Count ? known : new InstanceItems(sides, table.Items(known));
        for (var c = 0; c < gathered.Columns.Count; c++)
            rows = rows.With(gathered.Columns[c], table.Values(c));
        return (rows, items);
    }

    /// <summary>Merges both, a sample at a time.</summary>
    /// <returns>The sample of each row.</returns>
    int[] Place(InstanceItems known, int count)
    {
        List<int> samples = new(from.Capacity);
        var before = 0;
        for (var sample = 0; sample < count; sample++)
        {
            var (next, left) = gathered.PlaceOf(sample);
            for (var end = next + left; next < end || (before < old.Count && old.Samples[before] == sample);)
            {
                var order = next == end ? -1 : before == old.Count || old.Samples[before] != sample ? 1 : known.Row(before).CompareTo(gathered[next]);
                samples.Add(sample);
                from.Add(order <= 0 ? before++ : -1);
                at.Add(order >= 0 ? next++ : -1);
            }
        }
        return [.. samples];
    }

    InstanceRow[] Items(InstanceItems known)
    {
        var items = new InstanceRow[from.Count];
        for (var row = 0; row < items.Length; row++)
            items[row] = from[row] >= 0 ? known.Row(from[row]) : gathered[at[row]];
        return items;
    }

    double[] Values(int column)
    {
        var values = new double[at.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = at[row] < 0 ? double.NaN : gathered.Value(at[row], column);
        return values;
    }

    /// <summary>The old rows among new ones: columns and order carried over, rows dropped before stay dropped.</summary>
    Rows Rebuilt(int[] samples, bool[] control, IReadOnlyList<bool> selected)
    {
        var next = new Rows(samples, Array.ConvertAll(samples, sample => control[sample]));
        foreach (var column in old.Columns)
            next = next.With(column, Carried(old[column.Name]));
        next = next.Keep(row => from[row] < 0 ? selected[samples[row]] : old.Selected[from[row]]);
        if (old.Order is not { } order)
            return next;
        var to = new int[old.Count];
        for (var row = 0; row < from.Count; row++)
            if (from[row] >= 0)
                to[from[row]] = row;
        return next.Ordered([.. order.Select(row => to[row])]);
    }

    double[] Carried(ReadOnlySpan<double> source)
    {
        var values = new double[from.Count];
        for (var row = 0; row < values.Length; row++)
            values[row] = from[row] < 0 ? double.NaN : source[from[row]];
        return values;
    }
}
