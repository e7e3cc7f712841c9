using Assay.Kernels;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Costing;

/// <summary>Reckons what labelling a queue again costs: by a table of rates, by hours, or both.</summary>
public sealed class CostReckoning
{
    readonly CostTerms terms;

    /// <exception cref="DataException">The rates do not fit.</exception>
    /// <exception cref="PipelineException">The file of rates cannot be read.</exception>
    public CostReckoning(CostOptions options)
    {
        terms = new CostTerms(options.Currency, options.Unit, options.Labelers) { LabelersCountAsUnits = options.LabelersCountAsUnits, UnitsBefore = options.UnitsBefore, Hourly = options.Hourly, Seconds = options.Seconds };
        if (options.Rates?.Path is not { } path)
            return;
        var rates = RateFile.Read(path);
        if (!string.Equals(rates.Currency, options.Currency, StringComparison.OrdinalIgnoreCase))
            throw new DataException("broken-rates", $"the rates are in {rates.Currency}, the pipeline counts in {options.Currency}; expected one money: convert the file's prices, or change 'currency:'", path);
        terms = terms with { Tiers = rates.Of(options.Task, path), RatesOf = $"{rates.Date}{(options.Task is { } task ? $" for {task}" : "")}" };
    }

    /// <summary>Counts the units of a queue. Reads the labels of its samples when objects are paid for.</summary>
    /// <param name="ids">The dataset's.</param>
    /// <param name="read">Reads a sample by its position among them.</param>
    internal async Task<long> CountAsync(IReadOnlyList<Item> queue, IReadOnlyList<string> ids, Func<int, ValueTask<Sample>> read)
    {
        if (terms.Unit == CostUnit.Items)
            return queue.Count;
        var samples = queue.Select(item => item.Sample).ToHashSet(StringComparer.Ordinal);
        if (terms.Unit == CostUnit.Images)
            return samples.Count;
        var objects = 0L;
        for (var index = 0; index < ids.Count; index++)
            if (samples.Contains(ids[index]))
                objects += Objects((await read(index)).Labels);
        return objects;
    }

    static long Objects(Labels? labels) => labels switch
    {
        { Instances: { } instances } => instances.Count,
        { Map: { } map } => ConnectedComponents.Find(map.Ids, map.Size.Width, map.Size.Height, Neighbours.Eight).Components.Length,
        { Tags: { } tags } => tags.Count,
        _ => 0,
    };

    /// <param name="units">As <see cref="CountAsync"/> has counted them.</param>
    /// <param name="items">Of the queue.</param>
    /// <param name="seconds">What an item took reviewers, where it is known.</param>
    /// <param name="wrong">The share of wrong ones among items with a verdict, where there are any.</param>
    public CostEstimate Of(long units, int items, double? seconds, double? wrong) => terms.Of(units, items, seconds, wrong);
}
