using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Measuring;

/// <summary>Trust against hardness (CloudSEN12: ti and hi): low trust where the image is easy is a suspect label, low trust where it is hard a hard image.</summary>
/// <param name="Cut">Where both are cut; from the pipeline's conditions, else 0.5.</param>
/// <param name="IsCutGiven">The pipeline says where.</param>
/// <param name="Counts">Low trust and easy, low trust and hard, high trust and easy, high trust and hard.</param>
sealed record QuadrantFigures(string Trust, string Hardness, double CutTrust, double CutHardness, bool IsCutGiven, IReadOnlyList<long> Counts, Points Points);

static class Quadrants
{
    /// <summary>Null when the pipeline does not have both.</summary>
    public static QuadrantFigures? Measure(RunContents run)
    {
        string? Find(string component) => run.Steps.Where(step => step.Component == component && run.Scores.Has(step.Id)).Select(step => step.Id).FirstOrDefault();
        if (Find("ti") is not { } trust || Find("hi") is not { } hardness)
            return null;
        double? Given(string column) => run.Steps.Select(step => step.Options.Text("condition")).OfType<string>().SelectMany(condition => ScoreColumns.Comparisons(condition, column)).FirstOrDefault()?.Value;
        var (cutTrust, cutHardness) = (Given(trust) ?? 0.5, Given(hardness) ?? 0.5);
        ReadOnlySpan<double> ti = run.Scores[trust], hi = run.Scores[hardness];
        var counts = new long[4];
        for (var row = 0; row < ti.Length; row++)
            if (double.IsFinite(ti[row]) && double.IsFinite(hi[row]))
                counts[(ti[row] < cutTrust ? 0 : 2) + (hi[row] < cutHardness ? 0 : 1)]++;
        return new QuadrantFigures(trust, hardness, cutTrust, cutHardness, Given(trust) is not null && Given(hardness) is not null, counts, Points.Of(ti, hi, run.Scores.States.Select((state, row) => state == "kept" && !run.Scores.Control[row]).ToArray()));
    }
}
