using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>What was audited, and how much of it came how far.</summary>
static class DatasetSection
{
    const int MostNames = 30;

    public static void Write(Page page, Figures figures)
    {
        var data = figures.Dataset;
        page.Section("dataset", "The dataset and its way through the audit");
        List<(string, string)> facts = [("format", data.Format), ("samples", Figure.Of(data.Samples)), ("could not be read", Figure.Of(data.Failed)), ("drawn as control", Figure.Of(data.Control)), ("classes", Figure.Of(data.Classes.Count)), ("coverage", data.Coverage ?? "not said")];
        if (data.Objects is { } objects)
            facts.Add(("labelled objects that were scored", Figure.Of(objects)));
        facts.Add(("licences", data.Licences.Count == 0 ? "not said by the dataset" : string.Join(", ", data.Licences.Take(8).Select(pair => $"{pair.Key} ({Figure.Of(pair.Value)})"))));
        facts.Add(("fingerprint", data.Fingerprint is { } print ? Bars.Cut(print, 17) : "none"));
        page.Facts(facts);
        if (data.Classes.Count > 0)
            page.Paragraph("Classes: " + string.Join(", ", data.Classes.Take(MostNames)) + (data.Classes.Count > MostNames ? $" and {data.Classes.Count - MostNames} more" : "") + ".", "quiet");
        page.Open("div", ("class", "plots")).Plot(Bars.Draw("From all samples to what was found", Funnel.Bars(figures.Funnel), "left after each step"), "What each selector left, what stands in the queue, and what became of it. Scorers drop nothing and have no bar.");
        page.Open("div");
        new Grid("Every step", ["step", "component", "left", "unit", "without evidence", "failed"], [.. figures.Funnel.Select(stage => (IReadOnlyList<string>)[stage.Name, stage.Component, Figure.Of(stage.Left), stage.Unit, Figure.Of(stage.WithoutEvidence), Figure.Of(stage.Failed)])]).WriteTo(page);
        page.Close("div", "div", "section");
    }
}
