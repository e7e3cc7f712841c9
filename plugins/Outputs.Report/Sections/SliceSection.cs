using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;

namespace Assay.Outputs.Report.Sections;

/// <summary>By split, and by whatever else the dataset knows of its samples.</summary>
static class SliceSection
{
    public static void Write(Page page, Figures figures)
    {
        if (figures.Slices.Count == 0)
            return;
        page.Section("slices", "By slice");
        page.Paragraph("Shares of kept samples are of all samples and have no interval; shares of wrong items are of the decided ones, with 95 % intervals by Wilson. The queue is no random sample: compare slices with each other, not with the dataset.");
        foreach (var slice in figures.Slices)
        {
            page.Element("h3", $"By {slice.Attribute}").Open("div", ("class", "plots"));
            page.Plot(Bars.Draw($"Kept samples by {slice.Attribute}", [.. slice.Groups.Select(group => new Bar(Name(group), Share(group.Kept, group.Samples), Note: $"{Figure.Of(group.Kept)} of {Figure.Of(group.Samples)}"))], "share of samples kept to the end", share: true), "Share of samples kept to the end.");
            if (slice.Groups.Any(group => group.Decided > 0))
                page.Plot(Bars.Draw($"Wrong items by {slice.Attribute}", [.. slice.Groups.Where(group => group.Decided > 0).Select(group => new Bar(Name(group), Share(group.Wrong, group.Decided), group.Low, group.High, $"{group.Wrong} of {group.Decided}"))], "share of decided items that are wrong", share: true), "Share of decided items that are wrong.");
            page.Close("div");
            new Grid($"By {slice.Attribute}", ["value", "samples", "kept", "findings", "queued items", "decided", "wrong", .. slice.MedianOf is { } column ? new[] { $"median {column}" } : []],
                [.. slice.Groups.Select(group => (IReadOnlyList<string>)[Name(group), Figure.Of(group.Samples), Figure.Of(group.Kept), Figure.Of(group.Found), Figure.Of(group.Queued), Figure.Of(group.Decided), Figure.Of(group.Wrong), .. slice.MedianOf is null ? [] : new[] { Figure.Of(group.Median) }])]).WriteTo(page);
        }
        page.Close("section");
    }

    static string Name(GroupFigures group) => group.Value.Length > 0 ? group.Value : "(none)";

    static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
