using System.Globalization;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Which class the object of an item has, from the run's table of objects: read when it is first asked for, and kept for queued objects only. Thread-safe.</summary>
/// <param name="table">Its path.</param>
sealed class ItemClasses(string table, IReadOnlyList<Item> queue)
{
    const string Labels = "label";

    readonly Lazy<string?[]> classes = new(() => Read(table, queue));

    /// <summary>By name; null for an item that is no object.</summary>
    /// <param name="position">In the queue.</param>
    public string? Of(int position) => classes.Value[position];

    static string?[] Read(string table, IReadOnlyList<Item> queue)
    {
        var found = new string?[queue.Count];
        var wanted = queue.Index().Select(entry => (Key: KeyOf(entry.Item), entry.Index)).Where(pair => pair.Key is not null).ToLookup(pair => pair.Key!.Value, pair => pair.Index);
        if (wanted.Count == 0 || !File.Exists(table))
            return found;
        foreach (var line in Csv.Read(table).Skip(1))
            if (int.TryParse(line[2], CultureInfo.InvariantCulture, out var instance))
                foreach (var position in wanted[(line[0], line[1], instance)])
                    found[position] = line[3];
        return found;
    }

    /// <summary>Sample, side and position of an object.</summary>
    static (string, string, int)? KeyOf(Item item) => item switch
    {
        { Unit: Unit.Instance, Instance: { } instance } => (item.Sample, Labels, instance),
        { Unit: Unit.Omission, Reference: { } reference, ReferenceInstance: { } instance } => (item.Sample, reference, instance),
        _ => null,
    };
}
