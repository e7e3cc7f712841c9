using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Selecting;

public sealed record LimitOptions
{
    [Description("How many rows to keep, from the front of the review order.")]
    [Range(1, int.MaxValue)]
    public required int Count { get; init; }
}

/// <summary>Keeps the first rows in review order: of instances once a step has ordered or dropped some of them, else of samples.</summary>
[Component("limit", "Keeps the first rows in review order.")]
public sealed class LimitStep(LimitOptions options) : ITableStep, IBoundsRows
{
    public IReadOnlyList<Column> Adds => [];

    int IBoundsRows.Most(int samples, IReadOnlyList<Column> columns) => Math.Min(samples, options.Count);

    public Table Apply(Table table) => table.IsCutByInstances()
        ? table.WithInstances(table.Instances.Ordered([.. table.Instances.InOrder.Take(options.Count)]))
        : table.WithSamples(table.Samples.Ordered([.. table.Samples.InOrder.Take(options.Count)]));
}
