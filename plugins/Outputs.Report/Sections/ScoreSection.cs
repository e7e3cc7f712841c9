using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>Where scores lie and where selectors cut; trust against hardness where both are there.</summary>
static class ScoreSection
{
    /// <summary>So many pictures stand open, the rest is folded.</summary>
    const int Open = 6;

    public static void Write(Page page, Figures figures)
    {
        if (figures.Scores.Count == 0 && figures.Quadrants is null)
            return;
        page.Section("scores", "Scores and thresholds");
        page.Paragraph("A quality lies between 0 and 1, and 1 is trustworthy. Dashed lines are where selectors cut; a value near one is kept or dropped by chance.");
        if (figures.Quadrants is { } quadrants)
            Write(page, figures, quadrants);
        Histograms(page, figures, figures.Scores.Take(Open));
        if (figures.Scores.Count > Open)
        {
            page.Open("details").Element("summary", $"{Figure.Count(figures.Scores.Count - Open, "more column")}");
            Histograms(page, figures, figures.Scores.Skip(Open));
            page.Close("details");
        }
        page.Close("section");
    }

    static void Histograms(Page page, Figures figures, IEnumerable<ScoreFigures> scores)
    {
        page.Open("div", ("class", "plots"));
        foreach (var score in scores)
            page.Plot(Histogram.Draw(score.Column, score.Bins, score.Unit is { } unit ? $"{score.Column} [{unit}]" : score.Column, score.Of, score.Of == "samples" && score.Bins.Marked.Sum() < score.Bins.Total ? Kept(figures) : null, [.. score.Cuts.Take(4).Select(cut => (cut.Value, cut.Words))]), Caption(score));
        page.Close("div");
    }

    static string Caption(ScoreFigures score) => $"{score.Column}: " + (score.Spread is { } spread ? $"{Figure.Count(spread.Count, score.Of == "samples" ? "sample" : "object")}, median {Figure.Of(spread.Median)}, 90 % between {Figure.Of(spread.Low)} and {Figure.Of(spread.High)}" : "no values")
        + (score.Bins.Empty > 0 ? $"; {Figure.Of(score.Bins.Empty)} without evidence" : "") + score.Suspicious switch { "low" => "; low is suspicious.", "high" => "; high is suspicious.", _ => "." };

    /// <summary>Control rows are never dropped: that they are there says nothing.</summary>
    static string Kept(Figures figures) => figures.Dataset.Control > 0 ? "kept, control apart" : "kept to the end";

    static void Write(Page page, Figures figures, QuadrantFigures of)
    {
        page.Element("h3", "Trust against hardness").Open("div", ("class", "plots"));
        page.Plot(Scatter.Draw($"{of.Trust} against {of.Hardness}", of.Points, of.Trust, of.Hardness, "samples", Kept(figures), (of.CutTrust, of.CutHardness)),
            $"{of.Trust} against {of.Hardness}, cut at {Figure.Of(of.CutTrust)} and {Figure.Of(of.CutHardness)}{(of.IsCutGiven ? "" : " (the pipeline does not say where)")}." + (of.Points.Cells.Count > 0 ? " Stronger: more samples." : ""));
        page.Open("div");
        new Grid("What the quarters mean", ["trust", "hardness", "samples", "likely"],
        [
            ["low", "low", Figure.Of(of.Counts[0]), "labels of easy images that the reference disputes: the likeliest errors"],
            ["low", "high", Figure.Of(of.Counts[1]), "hard images: errors and honest doubt"],
            ["high", "low", Figure.Of(of.Counts[2]), "easy and agreed"],
            ["high", "high", Figure.Of(of.Counts[3]), "hard and still agreed: well labelled, or the reference saw them"],
        ]).WriteTo(page);
        page.Close("div", "div");
    }
}
