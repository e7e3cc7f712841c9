using Assay.Kernels;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>Samples of one value of an attribute.</summary>
/// <param name="Kept">Samples that are left at the end.</param>
/// <param name="Found">Findings in all of them.</param>
/// <param name="Decided">Items of the queue that reviewers decided.</param>
/// <param name="Low">Of the share that is wrong among the decided, 95 % by Wilson; null when none is decided.</param>
sealed record GroupFigures(string Value, long Samples, long Kept, long Found, long Queued, long Decided, long Wrong, double? Low, double? High, double? Median);

/// <summary>By split, or any attribute with few values.</summary>
/// <param name="MedianOf">The column whose median is shown; null: none.</param>
sealed record SliceFigures(string Attribute, string? MedianOf, IReadOnlyList<GroupFigures> Groups);

/// <summary>What the dataset's own attributes tell apart.</summary>
static class Groups
{
    const int MostValues = 24, MostAttributes = 6;

    public static IReadOnlyList<SliceFigures> Measure(RunContents run, string? mainColumn)
    {
        var queued = run.Queue.ToLookup(item => item.Sample, StringComparer.Ordinal);
        List<SliceFigures> slices = [];
        foreach (var attribute in run.Attributes)
            if (slices.Count < MostAttributes && attribute.Text is { } text && text.Count >= run.Scores.Ids.Count && Few(text, run.Scores.Ids.Count) is { } values)
                slices.Add(new SliceFigures(attribute.Name, mainColumn, [.. values.Select(value => Of(run, value, Rows(text, value, run.Scores.Ids.Count), queued, mainColumn))]));
        return slices;
    }

    /// <summary>Two values or more, and not so many that each is nearly alone.</summary>
    static string[]? Few(IReadOnlyList<string?> text, int count)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < count; i++)
            if (seen.Add(text[i] ?? "") && seen.Count > MostValues)
                return null;
        return seen.Count < 2 || seen.Count > count / 2 ? null : [.. seen.Order(StringComparer.Ordinal)];
    }

    static int[] Rows(IReadOnlyList<string?> text, string value, int count) => [.. Enumerable.Range(0, count).Where(row => (text[row] ?? "") == value)];

    static GroupFigures Of(RunContents run, string value, int[] rows, ILookup<string, Item> queued, string? column)
    {
        var items = rows.SelectMany(row => queued[run.Scores.Ids[row]]).ToArray();
        var (decided, wrong) = (items.Count(item => run.IsWrong(item.Id) is not null), items.Count(item => run.IsWrong(item.Id) == true));
        var limits = decided == 0 ? ((double Low, double High)?)null : Wilson.Interval(wrong, decided);
        var values = column is null ? [] : rows.Select(row => run.Scores[column][row]).ToArray();
        return new GroupFigures(value, rows.Length, rows.Count(row => run.Scores.States[row] == "kept"), rows.Sum(row => (long)run.Found.BySample[row]), items.Length, decided, wrong, limits?.Low, limits?.High, Spread.Of(value, values)?.Median);
    }
}
