using System.Text.Json;
using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>What people read first: the gates, and the four numbers that say how it stands.</summary>
static class VerdictSection
{
    public static void Write(Page page, Figures figures)
    {
        page.Section("verdict", "Verdict");
        Gates(page, figures.Gates);
        page.Open("ul", ("class", "strip"));
        Tile(page, "samples audited", Figure.Of(figures.Dataset.Samples - figures.Dataset.Failed), figures.Dataset.Failed > 0 ? $"{Figure.Of(figures.Dataset.Failed)} could not be read" : figures.Dataset.Format);
        Tile(page, "in the queue", Figure.Of(figures.Yield.Queue), $"{Figure.Of(figures.Yield.Decided)} decided");
        Tile(page, "found wrong", Figure.Of(figures.Yield.Wrong), figures.Yield.Decided > 0 ? $"{Figure.Percent((double)figures.Yield.Wrong / figures.Yield.Decided)} of the decided items" : "nothing is reviewed yet");
        var (value, note) = Expected(figures.Review);
        Tile(page, "expected wrong in all", value, note);
        page.Close("ul", "section");
    }

    static void Gates(Page page, IReadOnlyList<GateFigures> gates)
    {
        if (gates.Count == 0)
        {
            page.Paragraph("The pipeline has no gates, so nothing passed or failed here. Conditions under 'gates:' in the pipeline are checked by every run and by 'assay gate'.", "quiet");
            return;
        }
        page.Open("ul", ("class", "strip"));
        foreach (var gate in gates)
        {
            page.Open("li", ("class", gate.Status)).Element("span", gate.Status.Replace('_', ' '), ("class", "word")).Element("strong", gate.Name);
            if (gate.Value is { } value)
                page.Element("span", Figure.Of(value) + (gate is { Low95: { } low, High95: { } high } ? $" ({Figure.Of(low)} to {Figure.Of(high)})" : ""), ("class", "big"));
            page.Element("div", string.Join(", ", new[] { gate.Limit, gate.N is { } n ? $"n = {Figure.Of(n)}" : null, gate.Message }.OfType<string>()), ("class", "small")).Close("li");
        }
        page.Close("ul");
    }

    static void Tile(Page page, string name, string value, string note) =>
        page.Open("li").Element("span", name, ("class", "small")).Element("b", value, ("class", "big")).Element("span", note, ("class", "small")).Close("li");

    static (string, string) Expected(JsonElement? review)
    {
        foreach (var name in new[] { "overall", "control" })
            if (review?.Member(name) is { ValueKind: JsonValueKind.Object } estimate && estimate.Member("total") is var total && total.Number("value") is { } value)
                return (Figure.Of(Math.Round(value)), $"95 %: {Figure.Of(Math.Round(total.Number("low95") ?? 0))} to {Figure.Of(Math.Round(total.Number("high95") ?? 0))}, of {Figure.Of(estimate.Number("size"))}");
        return ("?", "no estimate yet: it needs a reviewed control");
    }
}
