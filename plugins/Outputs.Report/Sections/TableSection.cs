using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>What steps say of the whole dataset: comparisons, confusion, rates.</summary>
static class TableSection
{
    public static void Write(Page page, Figures figures)
    {
        if (figures.Tables.Count == 0)
            return;
        page.Section("tables", "Tables of the steps");
        page.Paragraph("Numbers are shown with four digits; tables/ in the run folder has them in full.");
        foreach (var group in figures.Tables.GroupBy(table => table.Step))
        {
            page.Element("h3", group.Key.Length > 0 ? group.Key : "whole dataset");
            var usual = group.SelectMany(table => table.Usual).ToArray();
            foreach (var table in group)
            {
                if (table.Tolerances.Count > 0)
                    page.Plot(Curve.Draw("How far an outline may be off", table.Tolerances, "side of the object [px]", "tolerance [px]"), "Pixels by which an outline may be too small all around and still reach an IoU: small objects forgive little.");
                if (table.Distances.Count > 0)
                    page.Plot(Curve.Draw("Distances between outlines", table.Distances, "distance [px]", "pairs", thresholds: [.. usual.Where(limit => limit.Value < table.Distances[0].X[^1])]),
                        "How far outlines of the same objects lie apart, and what an exponential distribution would show." + (usual.Length > 0 ? " Dashed: what an object of usual size may be off all around to reach that IoU." : ""));
                table.Grid.WriteTo(page);
            }
        }
        page.Close("section");
    }
}
