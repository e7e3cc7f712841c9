using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>The instances that a stage speaks of, with the values of its steps, as bare numbers: samples come in any order, each once.</summary>
sealed class GatheredInstances
{
    readonly Sides sides;
    readonly (int From, int Count)[] places; // by sample
    readonly Pieces<InstanceRow> rows = new();
    readonly Pieces<double> values = new(); // a row after the other; NaN = empty
    readonly List<(StepUse Step, int First, int Count)> steps = [];
    readonly List<Column> columns = [];
    double[] scratch = [];

    public GatheredInstances(IReadOnlyList<StepUse> steps, int samples, Sides sides)
    {
        (this.sides, places) = (sides, new (int, int)[samples]);
        foreach (var step in steps)
        {
            var own = ((IScorer)step.Instance).Columns.Where(column => column.Of == Of.Instance).ToArray();
            this.steps.Add((step, columns.Count, own.Length));
            columns.AddRange(own.Select(column => column with { Name = Audit.FullName(step.Id, column) }));
        }
    }

    /// <summary>How many rows.</summary>
    public int Count => rows.Count;

    /// <summary>Of all steps, named in full.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Where a sample's rows are; they stand in the order of side and position.</summary>
    public (int From, int Count) PlaceOf(int sample) => places[sample];

    public InstanceRow this[int at] => rows[at];

    public double Value(int at, int column) => values[at * columns.Count + column];

    public void Take(SampleResult result)
    {
        if (result.Items.Count == 0)
            return;
        var items = new InstanceRow[result.Items.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = InstanceRow.Of(result.Items[i], sides);
        Array.Sort(items);
        places[result.Index] = (rows.Count, items.Length);
        foreach (var item in items)
            rows.Add(item);
        Fill(items, result);
    }

    void Fill(InstanceRow[] items, SampleResult result)
    {
        var length = items.Length * columns.Count;
        if (scratch.Length < length)
            scratch = new double[length];
        Array.Fill(scratch, double.NaN, 0, length);
        foreach (var (step, first, count) in steps)
            if (result.Scores.TryGetValue(step.Id, out var score))
                Fill(items, step, score, first, count);
        for (var i = 0; i < length; i++)
            values.Add(scratch[i]);
    }

    void Fill(InstanceRow[] items, StepUse step, Score score, int first, int count)
    {
        foreach (var row in score.Instances)
            Fill(items, sides.Of(row.Role is null ? InstanceItem.LabelSide : step.Roles[row.Role]), row.Index, row.Values, first, count);
        for (var i = 0; i < score.Regions.Count; i++)
            Fill(items, sides.Of(InstanceItem.RegionSide(step.Id)), i, score.Regions[i].Values, first, count);
    }

    void Fill(InstanceRow[] items, int side, int index, IReadOnlyList<double?> numbers, int first, int count)
    {
        var at = Array.BinarySearch(items, new InstanceRow(side, index, 0, 0)) * columns.Count + first;
        for (var c = 0; c < count; c++)
            scratch[at + c] = c < numbers.Count ? numbers[c] ?? double.NaN : double.NaN;
    }
}
