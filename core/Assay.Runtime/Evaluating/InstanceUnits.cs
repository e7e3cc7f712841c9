using Assay.Runtime.Running;

namespace Assay.Runtime.Evaluating;

/// <summary>
/// Instances as units: every row of the instance table, of labels and of references. An object without a label is the reference's instance at its place; when
/// there is none, or no scorer spoke of a wrong instance, the error is a unit of its own without evidence.
/// </summary>
/// <param name="Rows">The table's row of each unit, or -1.</param>
sealed record InstanceUnits(Units Units, IReadOnlyList<int> Rows)
{
    /// <summary>From this overlap of boxes on, a reference's instance stands for a missing one.</summary>
    const double SamePlace = 0.5;

    public static async Task<InstanceUnits> FindAsync(Scored scored, Truth truth, CancellationToken stop)
    {
        var (audit, table) = (scored.Audit, scored.Audit.Table.Instances);
        var rows = Enumerable.Range(0, table.Count).Where(row => IsLookedAt(audit, truth, row)).ToArray();
        var bySample = rows.ToLookup(row => table.Samples[row]);
        var errors = new Dictionary<int, List<KnownError>>();
        List<KnownError> lost = [];
        foreach (var group in truth.Errors.Where(error => error.IsOfInstance).GroupBy(error => error.Sample, StringComparer.Ordinal))
            if (scored.IndexOf(group.Key) is { } sample && audit.Failures[sample] is null)
            {
                var boxes = group.Any(error => error.IsMissing) ? await BoxesAsync(scored, sample, [.. bySample[sample]], stop) : [];
                foreach (var (error, row) in Assign([.. group], [.. bySample[sample]], audit, boxes))
                    if (row < 0)
                        lost.Add(error);
                    else if (errors.TryGetValue(row, out var known))
                        known.Add(error);
                    else
                        errors[row] = [error];
            }
        return new InstanceUnits(new Units(Of.Instance,
            [.. rows.Select(row => audit.Items[row].Item), .. lost.Select((error, at) => $"{error.Sample}\n{error.Kind}\n{at}")],
            [.. rows.Select(row => (IReadOnlyList<KnownError>)errors.GetValueOrDefault(row, [])), .. lost.Select(error => (IReadOnlyList<KnownError>)[error])])
        {
            Clusters = Evaluating.Units.ClustersOf(audit.Table.Attributes, audit.Ids.Count, rows.Select(row => table.Samples[row]).Concat(lost.Select(error => scored.IndexOf(error.Sample)!.Value))),
        },
            [.. rows, .. lost.Select(_ => -1)]);
    }

    static bool IsLookedAt(Audit audit, Truth truth, int row) =>
        audit.Failures[audit.Table.Instances.Samples[row]] is null && truth.Samples?.Contains(audit.Ids[audit.Table.Instances.Samples[row]]) != false && truth.Items?.Contains(audit.Items[row].Item) != false;

    static IEnumerable<(KnownError Error, int Row)> Assign(KnownError[] errors, int[] rows, Audit audit, Dictionary<int, Box> boxes)
    {
        foreach (var error in errors.Where(error => !error.IsMissing))
            yield return (error, rows.FirstOrDefault(row => error.Item is { } item ? audit.Items[row].Item == item
                : audit.Items[row].Side == InstanceItem.LabelSide && audit.Items[row].Index == error.Instance, -1));
        var missing = errors.Where(error => error.IsMissing).ToList();
        foreach (var (error, row, _) in missing.SelectMany(error => boxes.Select(box => (error, row: box.Key, iou: error.Box is { } at ? InstanceBox.Iou(at, box.Value) : 0)))
            .Where(pair => pair.iou >= SamePlace).OrderByDescending(pair => pair.iou).ToArray())
            if (missing.Contains(error) && boxes.Remove(row))
            {
                missing.Remove(error);
                yield return (error, row);
            }
        foreach (var error in missing)
            yield return (error, -1);
    }

    /// <summary>Boxes of the rows that are references' instances.</summary>
    static async Task<Dictionary<int, Box>> BoxesAsync(Scored scored, int index, int[] rows, CancellationToken stop)
    {
        Dictionary<int, Box> boxes = [];
        var sample = await scored.Dataset.ReadAsync(index, stop);
        foreach (var side in rows.Where(row => scored.Audit.Items[row].Side != InstanceItem.LabelSide).GroupBy(row => scored.Audit.Items[row].Side))
        {
            var instances = (await scored.References[side.Key].AskAsync([(index, sample)], stop))[0].Opinion?.Instances ?? [];
            foreach (var row in side)
                if (scored.Audit.Items[row].Index < instances.Count && InstanceBox.Of(instances[scored.Audit.Items[row].Index]) is { } box)
                    boxes[row] = box;
        }
        return boxes;
    }
}
