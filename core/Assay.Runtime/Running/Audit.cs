namespace Assay.Runtime.Running;

/// <summary>The table of a run while it grows, with what files and the queue need to know beside it: failures, who dropped a row, which instance a row is.</summary>
sealed class Audit
{
    readonly int count;
    readonly bool[] control;
    readonly Size?[] sizes;
    readonly HashSet<Problem> seen = [];
    InstanceItems items;

    /// <param name="ids">Samples, in order; with --limit the first of them.</param>
    /// <param name="control">Whether each belongs to the control.</param>
    /// <param name="references">Reference ids in pipeline order: the order of sides.</param>
    /// <param name="steps">Step ids in pipeline order; their regions stand behind instances.</param>
    public Audit(IReadOnlyList<string> ids, bool[] control, IReadOnlyList<AttributeColumn> attributes, IEnumerable<string> references, IEnumerable<string> steps)
    {
        (count, this.control, Ids, Sides) = (ids.Count, control, ids, new Sides(references, steps));
        items = new InstanceItems(Sides, []);
        sizes = new Size?[count];
        DroppedBy = new string?[count];
        Failures = new Problem?[count];
        Table = new Table(new Rows([.. Enumerable.Range(0, count)], control), new Rows([], []), attributes);
    }

    public IReadOnlyList<string> Ids { get; }
    public Table Table { get; private set; }

    /// <summary>Parallel to <see cref="Table.Instances"/>.</summary>
    public IReadOnlyList<InstanceItem> Items => items;

    /// <summary>One of <see cref="Items"/> in short.</summary>
    public InstanceRow RowOf(int row) => items.Row(row);

    /// <summary>Where instances come from, in the order of the table.</summary>
    public Sides Sides { get; }

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
        (var instances, items) = InstanceTable.Merge(Table.Instances, items, gathered.Instances, Sides, control, Table.Samples.Selected);
        Table = Table with { Instances = instances };
        Table = Table with { Samples = Table.Samples.Keep(row => Failures[row] is null), Instances = Table.Instances.Keep(row => Failures[Table.Instances.Samples[row]] is null) };
    }

    public static string FullName(string step, Column column) => column.Name.Length == 0 ? step : $"{step}_{column.Name}";
}
