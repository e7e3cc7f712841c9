namespace Assay.Scorers.Comparison.Tables;

/// <summary>Counts of each class, most frequent first; and the same of supercategories.</summary>
static class ClassTable
{
    static readonly SizeBand[] Sizes = [SizeBand.Small, SizeBand.Medium, SizeBand.Large];

    public static DatasetTable Of(CompareSurvey survey, CompareOptions options, ClassList classes) =>
        Of("classes", "class", survey, options, Enumerable.Range(0, classes.Count).Select(entry => (classes[entry].Name, new[] { entry })));

    /// <summary>Null when no class has one.</summary>
    public static DatasetTable? OfSupercategories(CompareSurvey survey, CompareOptions options, ClassList classes) => classes.All(entry => entry.Super is null) ? null :
        Of("supercategories", "supercategory", survey, options, Enumerable.Range(0, classes.Count).GroupBy(entry => classes[entry].Super ?? "", StringComparer.Ordinal).Select(group => (group.Key, group.ToArray())));

    static DatasetTable Of(string name, string what, CompareSurvey survey, CompareOptions options, IEnumerable<(string Name, int[] Classes)> groups) => new(name,
        [what, "labels", "reference", "difference", "ratio", .. Sizes.Select(size => $"labels_{SizeBands.Name(size)}"), .. Sizes.Select(size => $"reference_{SizeBands.Name(size)}"), "tp", "fp", "fn", "precision", "recall", "fscore"],
        [.. groups.Select(group => (group.Name, group.Classes, Instances: Count(survey.Labels, group.Classes, SizeBand.All))).OrderByDescending(group => group.Instances).ThenBy(group => group.Classes[0])
            .Select(group => Row(survey, options, group.Name, group.Classes))]);

    static long Count(Census side, int[] classes, SizeBand band) => classes.Sum(entry => side.Of(entry, band));

    static string[] Row(CompareSurvey survey, CompareOptions options, string name, int[] classes)
    {
        var (labels, reference) = (Count(survey.Labels, classes, SizeBand.All), Count(survey.Reference, classes, SizeBand.All));
        var agreement = Agreement.Of(survey.Counts, SizeBand.All, classes, options.Crowds);
        return
        [
            name, Cells.Of(labels), Cells.Of(reference), Cells.Of(reference - labels), Cells.Of(Cells.Ratio(reference, labels)),
            .. Sizes.Select(size => Cells.Of(Count(survey.Labels, classes, size))), .. Sizes.Select(size => Cells.Of(Count(survey.Reference, classes, size))),
            Cells.Of(agreement.TruePositives), Cells.Of(agreement.FalsePositives), Cells.Of(agreement.FalseNegatives), Cells.Of(agreement.Precision), Cells.Of(agreement.Recall), Cells.Of(agreement.F),
        ];
    }
}
