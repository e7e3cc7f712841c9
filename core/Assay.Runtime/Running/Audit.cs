using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>The table of a run while it grows, with what files and the queue need to know beside it: failures, who dropped a row, which instance a row is.</summary>
sealed class Audit
{
    readonly int count;
    readonly IReadOnlyList<AttributeColumn> attributes;
    readonly IReadOnlyList<string> sides;
    readonly bool[] control;
    readonly Size?[] sizes;
    readonly HashSet<Problem> seen = [];

    /// <param name="ids">Samples, in order; with --limit the first of them.</param>
    /// <param name="control">Whether each belongs to the control.</param>
    /// <param name="references">Reference ids in pipeline order: the order of sides.</param>
    /// <param name="steps">Step ids in pipeline order; their regions stand behind instances.</param>
    public Audit(IReadOnlyList<string> ids, bool[] control, IReadOnlyList<AttributeColumn> attributes, IEnumerable<string> references, IEnumerable<string> steps)
    {
        (count, this.control, this.attributes, sides) = (ids.Count, control, attributes, [InstanceItem.LabelSide, .. references, .. steps.Select(InstanceItem.RegionSide)]);
        Ids = ids;
        sizes = new Size?[count];
        DroppedBy = new string?[count];
        Failures = new Problem?[count];
        Table = new Table(new Rows([.. Enumerable.Range(0, count)], control), new Rows([], []), attributes);
    }

    public IReadOnlyList<string> Ids { get; }
    public Table Table { get; private set; }

    /// <summary>Parallel to <see cref="Table.Instances"/>.</summary>
    public IReadOnlyList<InstanceItem> Items { get; private set; } = [];

    /// <summary>The table step that dropped each sample.</summary>
    public string?[] DroppedBy { get; }

    /// <summary>Why each sample could not be audited.</summary>
    public Problem?[] Failures { get; }

    /// <summary>Problems of samples that were audited all the same, and of those that were not.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Positions of the samples that are still in.</summary>
    public int[] Kept() => [.. Enumerable.Range(0, count).Where(row => Table.Samples.IsKept(row) && Failures[row] is null)];

    /// <summary>Positions of all samples that can be read.</summary>
    public int[] All() => [.. Enumerable.Range(0, count).Where(row => Failures[row] is null)];

    /// <summary>Takes a table step's result over.</summary>
    public void Apply(string step, Table next)
    {
        for (var row = 0; row < count; row++)
            if (Table.Samples.IsKept(row) && !next.Samples.IsKept(row))
                DroppedBy[row] = step;
        Table = next;
    }

    /// <summary>Notes failures and problems, each once: every stage that reads a sample finds them again.</summary>
    public void Note(SampleResult result)
    {
        if (result.Failure is { } failure && Failures[result.Index] is null)
        {
            Failures[result.Index] = failure;
            Problems.Add(failure);
        }
        Problems.AddRange(result.Problems.Where(seen.Add));
        sizes[result.Index] ??= result.Size;
    }

    /// <summary>Adds the columns of a scoring stage.</summary>
    public void Add(Gathering gathered)
    {
        var samples = Table.Samples;
        foreach (var (column, values) in gathered.SampleColumns)
            samples = samples.With(column, values);
        Table = Table with { Samples = samples, Sizes = [.. sizes] };
        AddInstances(gathered.Steps, gathered.WithInstances());
        Table = Table with { Samples = Table.Samples.Keep(row => Failures[row] is null), Instances = Table.Instances.Keep(row => Failures[Table.Instances.Samples[row]] is null) };
    }

    public static string FullName(string step, Column column) => column.Name.Length == 0 ? step : $"{step}_{column.Name}";

    void AddInstances(IReadOnlyList<StepUse> steps, SampleResult[] results)
    {
        var old = Table.Instances;
        SortedDictionary<(int Sample, int Side, int Index), (InstanceItem Item, int Old)> rows = [];
        for (var row = 0; row < old.Count; row++)
            rows[Key(old.Samples[row], Items[row])] = (Items[row], row);
        foreach (var result in results)
            foreach (var item in result.Items)
                rows.TryAdd(Key(result.Index, item), (item, -1));
        var from = rows.Values.Select(row => row.Old).ToArray();
        var position = rows.Keys.Select((key, row) => (key, row)).ToDictionary(pair => pair.key, pair => pair.row);
        var next = Rebuilt(old, [.. rows.Keys.Select(key => key.Sample)], from);
        Items = [.. rows.Values.Select(row => row.Item)];
        foreach (var step in steps)
            next = WithColumns(next, step, results, position);
        Table = Table with { Instances = next };
    }

    (int, int, int) Key(int sample, InstanceItem item) => (sample, IndexOf(item.Side), item.Index);

    int IndexOf(string side)
    {
        for (var i = 0; i < sides.Count; i++)
            if (sides[i] == side)
                return i;
        throw new ArgumentException($"'{side}' is neither the label nor a reference nor a step's regions", nameof(side));
    }

    /// <summary>The old rows among new ones: columns and order carried over, rows dropped before stay dropped.</summary>
    Rows Rebuilt(Rows old, int[] samples, int[] from)
    {
        var next = new Rows(samples, [.. samples.Select(sample => control[sample])]);
        foreach (var column in old.Columns)
        {
            var values = new double[samples.Length];
            var source = old[column.Name];
            for (var row = 0; row < samples.Length; row++)
                values[row] = from[row] < 0 ? double.NaN : source[from[row]];
            next = next.With(column, values);
        }
        var to = new int[old.Count];
        for (var row = 0; row < from.Length; row++)
            if (from[row] >= 0)
                to[from[row]] = row;
        var selected = Table.Samples.Selected;
        next = next.Keep(row => from[row] < 0 ? selected[samples[row]] : old.Selected[from[row]]);
        return old.Order is { } order ? next.Ordered([.. order.Select(row => to[row])]) : next;
    }

    Rows WithColumns(Rows rows, StepUse step, SampleResult[] results, Dictionary<(int, int, int), int> position)
    {
        var columns = ((IScorer)step.Instance).Columns.Where(column => column.Of == Of.Instance).ToArray();
        var values = columns.Select(_ => Enumerable.Repeat(double.NaN, rows.Count).ToArray()).ToArray();
        foreach (var result in results)
            foreach (var (side, index, numbers) in RowsOf(step, result.Scores.GetValueOrDefault(step.Id, Score.None)))
            {
                var row = position[(result.Index, IndexOf(side), index)];
                for (var c = 0; c < columns.Length && c < numbers.Count; c++)
                    values[c][row] = numbers[c] ?? double.NaN;
            }
        for (var c = 0; c < columns.Length; c++)
            rows = rows.With(columns[c] with { Name = FullName(step.Id, columns[c]) }, values[c]);
        return rows;
    }

    static IEnumerable<(string Side, int Index, IReadOnlyList<double?> Values)> RowsOf(StepUse step, Score score) =>
        score.Instances.Select(row => (row.Role is null ? InstanceItem.LabelSide : step.Roles[row.Role], row.Index, row.Values))
            .Concat(score.Regions.Select((row, index) => (InstanceItem.RegionSide(step.Id), index, row.Values)));
}
