using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Reviewing;

/// <summary>The columns that put rows into the queue, with all their values: what says where an item's value stands. Immutable.</summary>
sealed class DecidingColumns
{
    const int Most = 3;

    readonly List<Entry> entries = [];

    sealed record Entry(string Name, Suspicious End, string? Threshold, double[] Sorted);

    /// <param name="columns">All columns by name.</param>
    public static DecidingColumns Read(RunFolder folder, IReadOnlyList<StepUse> steps, IReadOnlyDictionary<string, Column> columns, CancellationToken cancel)
    {
        var named = Names(steps, columns).DistinctBy(source => source.Name).Where(source => columns.ContainsKey(source.Name)).ToArray();
        var values = Values(folder.Scores, named.Where(source => columns[source.Name].Of == Of.Sample), cancel).Concat(Values(folder.Instances, named.Where(source => columns[source.Name].Of == Of.Instance), cancel)).ToDictionary();
        var deciding = new DecidingColumns();
        foreach (var source in named)
            if (values.TryGetValue(source.Name, out var all) && all.Length > 0)
            {
                var threshold = Thresholds.Of(source.Name, steps);
                var own = source.End ?? columns[source.Name].End;
                deciding.entries.Add(new Entry(source.Name, own == Suspicious.Neither ? threshold?.End ?? own : own, threshold?.Text, all));
            }
        return deciding;
    }

    /// <summary>What selectors decide by, the last first, each with what it was computed from; without any the main columns with a suspicious end.</summary>
    static IEnumerable<Source> Names(IReadOnlyList<StepUse> steps, IReadOnlyDictionary<string, Column> columns)
    {
        string[] read = [.. steps.Select(step => step.Instance).OfType<ITableStep>().Reverse().SelectMany(step => step is IReadsColumns own ? own.Reads : step.Reads)];
        return read.Length > 0 ? read.SelectMany(name => Sources(new Source(name), steps))
            : steps.Where(step => columns.TryGetValue(step.Id, out var main) && main.End != Suspicious.Neither).Select(step => new Source(step.Id));
    }

    static IEnumerable<Source> Sources(Source column, IReadOnlyList<StepUse> steps) =>
        [column, .. steps.Select(step => step.Instance).OfType<IReadsColumns>().SelectMany(step => step.SourcesOf(column.Name)).SelectMany(source => Sources(source, steps))];

    static IEnumerable<KeyValuePair<string, double[]>> Values(string file, IEnumerable<Source> wanted, CancellationToken cancel)
    {
        string[] names = [.. wanted.Select(source => source.Name)];
        if (names.Length == 0 || !File.Exists(file))
            return [];
        using var lines = Csv.Read(file).GetEnumerator();
        if (!lines.MoveNext())
            return [];
        int[] places = [.. names.Select(name => Array.IndexOf(lines.Current, name))];
        var values = names.Select(_ => new List<double>()).ToArray();
        while (lines.MoveNext())
        {
            cancel.ThrowIfCancellationRequested();
            for (var k = 0; k < names.Length; k++)
                if (places[k] >= 0 && lines.Current[places[k]] is { Length: > 0 } number)
                    values[k].Add(double.Parse(number, CultureInfo.InvariantCulture));
        }
        foreach (var column in values)
            column.Sort();
        return names.Zip(values, (name, column) => KeyValuePair.Create(name, column.ToArray()));
    }

    /// <summary>The strongest reasons to look at a row.</summary>
    /// <param name="value">Its value in a column; null when it is empty.</param>
    public IReadOnlyList<Why> Find(Func<string, double?> value) => [.. entries.Select(entry => (Entry: entry, Value: value(entry.Name))).Where(pair => pair.Value is not null)
        .Select(pair => new Why(pair.Entry.Name, pair.Value!.Value, LessSuspicious(pair.Entry, pair.Value.Value), pair.Entry.Threshold))
        .OrderByDescending(why => why.Percentile).Take(Most)];

    /// <summary>The share of rows that are less suspicious; half of all for a column that has no suspicious end.</summary>
    static double LessSuspicious(Entry entry, double value) => entry.End switch
    {
        Suspicious.Low => (entry.Sorted.Length - (double)Below(entry.Sorted, Math.BitIncrement(value))) / entry.Sorted.Length,
        Suspicious.High => (double)Below(entry.Sorted, value) / entry.Sorted.Length,
        _ => 0.5,
    };

    static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
            if (sorted[(low + high) / 2] < value)
                low = (low + high) / 2 + 1;
            else
                high = (low + high) / 2;
        return low;
    }
}
