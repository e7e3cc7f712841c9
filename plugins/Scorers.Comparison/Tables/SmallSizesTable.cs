namespace Assay.Scorers.Comparison.Tables;

/// <summary>Objects below 32 x 32 px by the side of the square with their area.</summary>
static class SmallSizesTable
{
    public static DatasetTable Of(CompareSurvey survey) => new DatasetTable("small-sizes", ["from_px", "to_px", "labels", "reference"],
        [.. Enumerable.Range(0, Census.Bins).Select(bin => (IReadOnlyList<string>)[Cells.Of(bin), Cells.Of(bin + 1), Cells.Of(survey.Labels[Census.Count.OfSide, bin]), Cells.Of(survey.Reference[Census.Count.OfSide, bin])])]);
}
