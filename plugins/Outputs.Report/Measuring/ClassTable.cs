using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>What was found of a class.</summary>
/// <param name="Objects">Of the labels that a scorer spoke of; 0 where labels are maps.</param>
/// <param name="Spread">Of the column that the queue is ordered by, over the class's objects.</param>
sealed record ClassFigures(string Class, long Objects, long Found, IReadOnlyDictionary<string, long> Kinds, Spread? Spread);

/// <summary>By class, by pair of classes, by size.</summary>
/// <param name="SpreadOf">The column of <see cref="ClassFigures.Spread"/>.</param>
/// <param name="Sizes">By COCO's sizes, as far as findings have an area.</param>
sealed record FoundFigures(long Count, IReadOnlyDictionary<string, long> Kinds, IReadOnlyList<PricedFigures> Prices, string? SpreadOf, IReadOnlyList<ClassFigures> Classes, Crossing Confused, Crossing Sizes);

/// <summary>Findings of a kind and severity, and what they cost.</summary>
sealed record PricedFigures(string Kind, string Severity, long Count, double Penalty);

/// <summary>What findings add up to.</summary>
static class ClassTable
{
    public static FoundFigures Measure(RunContents run, string? column)
    {
        var found = run.Found;
        var spreadOf = column is not null && run.Instances.Columns.Contains(column) ? column : run.Instances.Columns.Count > 0 ? run.Instances.Columns[0] : null;
        var names = run.Instances.Classes.Concat(found.ByClass.Keys.Select(key => key.Class)).Where(name => name.Length > 0).Distinct();
        var objects = run.Instances.ClassOf.CountBy(place => place).ToDictionary(pair => run.Instances.Classes[pair.Key], pair => (long)pair.Value);
        var spreads = spreadOf is null ? [] : Spreads(run.Instances, spreadOf);
        var kinds = found.ByClass.ToLookup(pair => pair.Key.Class, pair => (pair.Key.Kind, pair.Value));
        return new FoundFigures(found.Count, Sorted(found.ByKind),
            [.. found.ByPrice.OrderByDescending(pair => pair.Value.Penalty).ThenBy(pair => pair.Key.Kind, StringComparer.Ordinal).Select(pair => new PricedFigures(pair.Key.Kind, pair.Key.Severity, pair.Value.Count, pair.Value.Penalty))],
            spreadOf,
            [.. names.Select(name => new ClassFigures(name, objects.GetValueOrDefault(name), kinds[name].Sum(kind => kind.Value), Sorted(kinds[name].ToDictionary(kind => kind.Kind, kind => kind.Value)), spreads.GetValueOrDefault(name)))
                .OrderByDescending(one => one.Found).ThenByDescending(one => one.Objects).ThenBy(one => one.Class, StringComparer.Ordinal)],
            Crossing.Of(found.Confused), Crossing.Of(found.BySize.ToDictionary(pair => (pair.Key.Size, pair.Key.Kind), pair => (double)pair.Value)));
    }

    static Dictionary<string, long> Sorted(IReadOnlyDictionary<string, long> counts) => counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();

    static Dictionary<string, Spread?> Spreads(InstanceScores instances, string column)
    {
        var values = instances[column];
        var lists = instances.Classes.Select(_ => new List<double>()).ToArray();
        for (var row = 0; row < values.Length; row++)
            if (!double.IsNaN(values[row]))
                lists[instances.ClassOf[row]].Add(values[row]);
        return instances.Classes.Index().ToDictionary(entry => entry.Item, entry => Spread.Of(entry.Item, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lists[entry.Index])));
    }
}
