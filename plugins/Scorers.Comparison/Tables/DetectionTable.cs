namespace Assay.Scorers.Comparison.Tables;

/// <summary>How well one side finds what the other has, by size.</summary>
static class DetectionTable
{
    static readonly SizeBand[] Bands = Enum.GetValues<SizeBand>();

    public static DatasetTable Of(CompareSurvey survey, CompareOptions options, int classes)
    {
        var all = Enumerable.Range(0, classes).ToArray();
        var cells = Bands.Select(band => Agreement.Of(survey.Counts, band, all, options.Crowds)).ToArray();
        List<IReadOnlyList<string>> rows = [];
        void Add(string name, Func<Agreement, double?> value) => rows.Add([name, .. cells.Select(cell => Cells.Of(value(cell)))]);
        TieOrder[] orders = options.TieOrder == TieOrder.Fiftyone ? [TieOrder.Fiftyone, TieOrder.Pycocotools] : [TieOrder.Pycocotools, TieOrder.Fiftyone];
        foreach (var order in orders)
            rows.Add([$"map_{order.ToString().ToLowerInvariant()}_ties", .. Bands.Select(band => Cells.Of(MeanAveragePrecision.Of(survey.Detections, survey.Counts, band, classes, order)))]);
        rows.Add(["mean_recall", .. Bands.Select(band => Cells.Of(MeanAveragePrecision.Recall(survey.Detections, survey.Counts, band, classes)))]);
        Add("accuracy", cell => cell.Accuracy);
        Add("precision", cell => cell.Precision);
        Add("recall", cell => cell.Recall);
        Add("fscore", cell => cell.F);
        Add("support", cell => cell.Support);
        Add("tp", cell => cell.TruePositives);
        Add("fp", cell => cell.FalsePositives);
        Add("fn", cell => cell.FalseNegatives);
        Add("crowd_matches", cell => cell.CrowdMatches);
        rows.Add(["images_that_differ", .. Bands.Select(band => Cells.Of(survey.Counts[band, DetectionCounts.Kind.DifferingImage, 0]))]);
        return new DatasetTable("detection", ["quantity", .. Bands.Select(SizeBands.Name)], rows);
    }
}
