using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>What scorers found, by kind, class, pair of classes and size.</summary>
static class FoundSection
{
    public static void Write(Page page, Figures figures)
    {
        var found = figures.Found;
        if (found.Count == 0 && found.Classes.All(one => one.Objects == 0))
            return;
        page.Section("found", "What was found");
        page.Paragraph(found.Count == 0 ? "The steps of this pipeline raise no findings; they score." : $"{Figure.Count(found.Count, "suspicion")} with a place, of which none is a verdict: whether a label is wrong, reviewers decide.");
        page.Open("div", ("class", "plots"));
        if (found.Count > 0)
            page.Plot(Bars.Draw("Findings by kind", [.. found.Kinds.Select(kind => new Bar(kind.Key, kind.Value, Note: $"{Figure.Of(kind.Value)} ({Figure.Percent((double)kind.Value / found.Count)})"))], "findings"), "Findings by kind.");
        if (found.Prices.Sum(price => price.Penalty) > 0)
            page.Plot(Pareto.Draw("What the rubric charges for", [.. found.Prices.Where(price => price.Penalty > 0).Select(price => new Bar(price.Severity.Length > 0 ? $"{price.Kind}, {price.Severity}" : price.Kind, price.Penalty))], "percent points"), "Penalties by kind and severity, and the share that they make up together.");
        if (found.Confused.Rows.Count > 0)
            page.Plot(HeatMap.Draw("Classes called something else", found.Confused, "label says", "reference says"), "Stronger: a larger share of the row." + Left(found.Confused));
        if (found.Sizes.Rows.Count > 0)
            page.Plot(HeatMap.Draw("Findings by size", found.Sizes, "size", "kind"), "Sizes as COCO has them, in pixels of area." + Left(found.Sizes));
        page.Close("div");
        ByClass(page, found);
        page.Close("section");
    }

    static string Left(Crossing crossing) => crossing.Left > 0 ? $" {Figure.Of(crossing.Left)} more in rarer names." : "";

    static void ByClass(Page page, FoundFigures found)
    {
        if (found.Classes.Count == 0)
            return;
        page.Element("h3", "By class");
        if (found.SpreadOf is { } column && found.Classes.Any(one => one.Spread is not null))
            page.Plot(BoxStrips.Draw($"{column} by class", [.. found.Classes.Select(one => one.Spread).OfType<Spread>().OrderBy(spread => spread.Median)], column), $"{column} of the labels' objects: the middle half as a box, the median as a stroke, 5 to 95 % as a line, and how many objects.");
        var kinds = found.Kinds.Keys.Take(8).ToArray();
        new Grid("Findings by class", ["class", "objects", "findings", .. kinds], [.. found.Classes.Take(200).Select(one => (IReadOnlyList<string>)[one.Class, one.Objects > 0 ? Figure.Of(one.Objects) : "", Figure.Of(one.Found), .. kinds.Select(kind => Figure.Of(one.Kinds.GetValueOrDefault(kind)))])]) { Of = found.Classes.Count }.WriteTo(page);
    }
}
