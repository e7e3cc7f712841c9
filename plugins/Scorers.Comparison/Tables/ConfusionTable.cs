namespace Assay.Scorers.Comparison.Tables;

/// <summary>Which class stands where the gold side has which; without a partner: <c>(none)</c>.</summary>
static class ConfusionTable
{
    public const string None = "(none)", Other = "other";

    /// <summary>Cells that are not 0.</summary>
    public static DatasetTable Of(CompareSurvey survey, ClassList classes) => new("confusion", ["iou", "gold", "other", "instances"],
        [.. survey.Confusion.Cells.Select(cell => (IReadOnlyList<string>)[Cells.Of(cell.Iou), Name(cell.Gold, classes), Name(cell.Other, classes), Cells.Of(cell.Count)])]);

    /// <summary>A matrix of the classes that the gold side has most of, and the rest as one.</summary>
    public static DatasetTable Top(CompareSurvey survey, CompareOptions options, ClassList classes)
    {
        var gold = options.Gold == Gold.Labels ? survey.Labels : survey.Reference;
        int[] top = [.. Enumerable.Range(0, classes.Count).Where(entry => gold.Of(entry, SizeBand.All) > 0).OrderByDescending(entry => gold.Of(entry, SizeBand.All)).ThenBy(entry => entry).Take(options.Top)];
        string[] names = [.. top.Select(entry => classes[entry].Name), .. top.Length < classes.Count ? new[] { Other } : [], None];
        Dictionary<(double, string, string), long> cells = [];
        foreach (var (iou, row, column, count) in survey.Confusion.Cells)
        {
            var key = (iou, Short(row, top, classes), Short(column, top, classes));
            cells[key] = cells.GetValueOrDefault(key) + count;
        }
        return new DatasetTable("confusion-top", ["iou", "gold", .. names],
            [.. options.Confusion.SelectMany(iou => names.Select(row => (IReadOnlyList<string>)[Cells.Of(iou), row, .. names.Select(column => Cells.Of(cells.GetValueOrDefault((iou, row, column))))]))]);
    }

    static string Short(int entry, int[] top, ClassList classes) => entry == ClassConfusion.Unmatched || top.Contains(entry) ? Name(entry, classes) : Other;

    static string Name(int entry, ClassList classes) => entry == ClassConfusion.Unmatched ? None : classes[entry].Name;
}
