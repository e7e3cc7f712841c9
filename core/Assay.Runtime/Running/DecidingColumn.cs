using System.Globalization;

namespace Assay.Runtime.Running;

/// <summary>A column that put rows into the queue, with the places of all its values.</summary>
sealed class DecidingColumn
{
    /// <summary>From here on a place is given as a share, too: nobody reads 4213th of 118287.</summary>
    const int Many = 100;

    readonly Column column;
    readonly Rows rows;
    readonly bool ofInstances;
    readonly double[] sorted;

    DecidingColumn(Rows rows, string name, Suspicious? end, bool ofInstances)
    {
        var named = rows.Columns[rows.Find(name)];
        (this.rows, column, this.ofInstances) = (rows, named with { End = end ?? named.End }, ofInstances);
        sorted = [.. rows[column.Name].ToArray().Where(value => !double.IsNaN(value))];
        Array.Sort(sorted);
    }

    public string Name => column.Name;

    /// <summary>The columns it was computed from.</summary>
    public IReadOnlyList<DecidingColumn> Sources { get; set; } = [];

    /// <summary>A column of instances, else one of samples; null when there is neither.</summary>
    /// <param name="end">The suspicious end; null: the column's own.</param>
    public static DecidingColumn? Find(Table table, string name, Suspicious? end = null) =>
        table.Instances.Find(name) >= 0 ? new DecidingColumn(table.Instances, name, end, ofInstances: true)
        : table.Samples.Find(name) >= 0 ? new DecidingColumn(table.Samples, name, end, ofInstances: false) : null;

    /// <param name="instanceRow">-1 for a sample.</param>
    /// <param name="sampleRow">The sample's position.</param>
    public double? Value(int instanceRow, int sampleRow) => !ofInstances ? rows.Value(Name, sampleRow) : instanceRow < 0 ? null : rows.Value(Name, instanceRow);

    /// <summary>The sources that speak against the row, the loudest first: those whose value lies in the suspicious half of all, and those that have no suspicious end.</summary>
    public IEnumerable<(DecidingColumn Column, double Value)> Contributing(int instanceRow, int sampleRow) => Sources
        .Select(source => (Column: source, Value: source.Value(instanceRow, sampleRow)))
        .Where(source => source.Value is { } value && source.Column.Share(value) <= 0.5)
        .OrderBy(source => source.Column.Share(source.Value!.Value))
        .Select(source => (source.Column, source.Value!.Value));

    /// <summary>The value with its unit, its place among all, and among many its share.</summary>
    public string Describe(double value)
    {
        var text = $"{Name} {Reasons.Short(value)}{(column.Unit is null ? "" : " " + column.Unit)}";
        if (column.End == Suspicious.Neither || sorted.Length < 2)
            return text;
        var (place, end) = (Place(value), column.End == Suspicious.Low ? "lowest" : "highest");
        return $"{text}, {Ordinal(place)}{end} of {sorted.Length}{(sorted.Length < Many ? "" : $" ({Percent(100.0 * place / sorted.Length)} %)")}";
    }

    /// <summary>Two digits, or all of a hundred.</summary>
    static string Percent(double value) => value.ToString(value < 99.5 ? "G2" : "0", CultureInfo.InvariantCulture);

    /// <summary>How much of the column is at least as suspicious: the middle of equal values, in (0,1); 0.5 without a suspicious end.</summary>
    double Share(double value)
    {
        if (column.End == Suspicious.Neither)
            return 0.5;
        var (below, above) = (Below(value), Above(value));
        return (column.End == Suspicious.Low ? below + above : 2.0 * sorted.Length - below - above) / 2 / sorted.Length;
    }

    int Place(double value) => (column.End == Suspicious.Low ? Below(value) : sorted.Length - Above(value)) + 1;

    /// <summary>How many values are smaller. By halves: a column may hold one value a million times.</summary>
    int Below(double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
            if (sorted[(low + high) / 2] < value)
                low = (low + high) / 2 + 1;
            else
                high = (low + high) / 2;
        return low;
    }

    /// <summary>How many values are not larger.</summary>
    int Above(double value) => Below(Math.BitIncrement(value));

    static string Ordinal(int rank) => rank == 1 ? "" : (rank % 100) switch
    {
        11 or 12 or 13 => $"{rank}th ",
        _ => rank + (rank % 10) switch { 1 => "st ", 2 => "nd ", 3 => "rd ", _ => "th " },
    };
}
