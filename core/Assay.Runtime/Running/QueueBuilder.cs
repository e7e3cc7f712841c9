using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Running;

/// <summary>
/// Turns the final table into items in review order. When a selector acted on instances, items are instances, omissions and regions; else samples. Control rows that no
/// selector kept on their merits are mixed in at random places (seeded), unmarked.
/// </summary>
sealed class QueueBuilder(Audit audit, bool ofInstances, ulong seed)
{
    /// <summary>A row of the queue: its place in the table and its item, still without rank and reason.</summary>
    public readonly record struct Entry(int Row, int Sample, Unit Unit, InstanceItem? Instance, string Item)
    {
        /// <summary>The place, for a region.</summary>
        /// <param name="scores">What every step said of the sample.</param>
        public Region? RegionIn(IReadOnlyDictionary<string, Score> scores) => Instance is { RegionStep: { } step, Index: var index } && scores[step] is var score
            ? new Region(step, index, score.Findings[score.Regions[index].Finding].Box!.Value) : null;
    }

    public IReadOnlyList<Entry> Build()
    {
        var rows = ofInstances ? audit.Table.Instances : audit.Table.Samples;
        List<Entry> queue = [.. rows.InOrder.Where(row => IsSound(rows, row)).Select(row => Make(rows, row))];
        var control = Enumerable.Range(0, rows.Count).Where(row => rows.Control[row] && !rows.Selected[row] && IsSound(rows, row)).ToArray();
        var state = seed;
        foreach (var row in control)
            queue.Insert((int)(Control.Next(ref state) % (ulong)(queue.Count + 1)), Make(rows, row));
        return queue;
    }

    bool IsSound(Rows rows, int row) => audit.Failures[rows.Samples[row]] is null;

    Entry Make(Rows rows, int row)
    {
        var sample = rows.Samples[row];
        if (!ofInstances)
            return new Entry(row, sample, Unit.Sample, null, ItemId.OfSample(audit.Ids[sample]));
        var item = audit.Items[row];
        return new Entry(row, sample, item.Unit, item, item.Item);
    }
}
