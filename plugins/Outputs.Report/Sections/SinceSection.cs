using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>What became of an earlier run's queue.</summary>
static class SinceSection
{
    const int Most = 100;

    public static void Write(Page page, SinceFigures? since)
    {
        if (since is null)
            return;
        page.Section("since", "Since the earlier run");
        page.Paragraph($"Compared with {since.Folder}, item by item" + (since.Column is { } column ? $"; better and worse by {column}." : "; the runs share no score, so findings alone tell."));
        page.Plot(Bars.Draw("What became of the queue", [new("fixed", since.Fixed.Count), new("new", since.New.Count), new("regressed", since.Regressed.Count), new("still queued", since.Still), new("displaced", since.Displaced), new("admitted", since.Admitted), new("gone", since.Gone)], "items"),
            "Fixed: better and queued no more. New: not known then. Regressed: worse than then. Displaced and admitted: nothing changed but the order. Gone: the sample is not in the dataset any more.");
        foreach (var (name, items) in new[] { ("Fixed", since.Fixed), ("New", since.New), ("Regressed", since.Regressed) })
            if (items.Count > 0)
                new Grid(name, ["sample", "unit", "then", "now", "reason"], [.. items.Take(Most).Select(item => (IReadOnlyList<string>)[item.Sample, item.Unit, Figure.Of(item.Before), Figure.Of(item.Now), item.Reason])]) { Of = items.Count }.WriteTo(page);
        page.Close("section");
    }
}
