using System.Text.Json;
using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>What reviewers decided, how far they agree, how many labels are expected to be wrong, and when to stop.</summary>
static class ReviewSection
{
    public static void Write(Page page, Figures figures)
    {
        page.Section("review", "Review");
        var review = figures.Review ?? default;
        if (figures.Yield.Decided == 0)
            page.Paragraph($"Nothing is decided yet: {Figure.Count(figures.Yield.Queue, "item")} to look at with assay review.");
        Expected(page, review);
        page.Open("div", ("class", "plots"));
        if (figures.Yield.Decided > 0)
            Found(page, figures.Yield);
        var kinds = review.Items("penalties").FirstOrDefault(line => line.Text("by") == "dataset").Members("kinds").Select(kind => new Bar(kind.Name, kind.Value.GetDouble())).ToArray();
        if (kinds.Length > 0)
            page.Plot(Pareto.Draw("What reviewers called wrong", kinds, "errors"), "Errors by kind, as reviewers named them, and the share that they make up together.");
        page.Close("div");
        Advice(page, figures.Yield);
        Reviewers(page, review);
        Agreement(page, review);
        if (review.Items("notes").Select(note => note.GetString()!).ToArray() is { Length: > 0 } notes)
        {
            page.Open("ul");
            foreach (var note in notes)
                page.Element("li", note);
            page.Close("ul");
        }
        page.Close("section");
    }

    static void Found(Page page, YieldFigures yield)
    {
        double[] x = [.. Enumerable.Range(0, yield.Found.Count).Select(i => (double)i)];
        page.Plot(Curve.Draw("Errors found by items looked at", [new Line("this queue", x, yield.Found) { Steps = true }, new Line("random order", [0, yield.Decided], [0, yield.AtRandom * yield.Decided]) { Dashed = true }], "items decided, in review order", "errors found",
            thresholds: yield.Advice is { } advice && advice.After < yield.Found.Count - 1 ? [(advice.After, "enough")] : []),
            $"Errors found against items looked at. Random order would show {Figure.Percent(yield.AtRandom)} errors" + (yield.BaselineOfControl ? ", as the control does." : ", the share among what was decided: without a reviewed control that flatters random order."));
    }

    static void Advice(Page page, YieldFigures yield)
    {
        page.Element("h3", "When to stop");
        if (yield.Advice is not { } advice)
            page.Paragraph($"Too little is decided to say: advice begins at {StopAdvice.Least} decided items, and {yield.Decided} are.");
        else if (advice.After <= yield.Decided)
            page.Paragraph($"You may stop here: of about {Figure.Of(Math.Round(advice.Expected, 1))} errors that this queue is expected to hold, {Figure.Of(Math.Round(advice.Remaining, 1))} are expected beyond its first {Figure.Of(advice.After)} items, at most the {Figure.Percent(advice.Share)} that were asked for.");
        else
            page.Paragraph($"Go on to item {Figure.Of(advice.After)} of {Figure.Of(yield.Queue)}: beyond it {Figure.Of(Math.Round(advice.Remaining, 1))} errors are expected, of about {Figure.Of(Math.Round(advice.Expected, 1))} in the queue; {Figure.Percent(advice.Share)} may remain.");
        page.Paragraph("The queue's chance of an error is taken to fall from its first item to its last; what the queue does not hold, only the control tells.", "quiet");
    }

    static void Expected(Page page, JsonElement review)
    {
        page.Element("h3", "How many labels are wrong");
        var rows = new[] { ("overall", "control and queue together"), ("control", "the control alone") }.Where(one => review.Member(one.Item1).ValueKind == JsonValueKind.Object).Select(one => Row(review.Member(one.Item1), one.Item2)).ToArray();
        if (rows.Length == 0)
            page.Paragraph("There is no estimate yet. It takes a control (a random sample, drawn before any selector) whose items are reviewed; scores do not count errors.");
        else
            new Grid("Expected wrong labels, with 95 % intervals", ["from", "decided", "of these wrong", "about", "share", "95 %", "expected wrong", "95 % of that", "method"], rows).WriteTo(page);
    }

    static IReadOnlyList<string> Row(JsonElement estimate, string name)
    {
        var (rate, total) = (estimate.Member("rate"), estimate.Member("total"));
        return [name, Figure.Of(estimate.Number("decided")), Figure.Of(estimate.Number("wrong")), Figure.Of(estimate.Number("size")), Figure.Percent(rate.Number("value") ?? double.NaN), $"{Figure.Percent(rate.Number("low95") ?? 0)} to {Figure.Percent(rate.Number("high95") ?? 1)}",
            Figure.Of(Math.Round(total.Number("value") ?? 0)), $"{Figure.Of(Math.Round(total.Number("low95") ?? 0))} to {Figure.Of(Math.Round(total.Number("high95") ?? 0))}", estimate.Text("interval") ?? ""];
    }

    static void Reviewers(Page page, JsonElement review)
    {
        var reviewers = review.Items("reviewers").ToArray();
        if (reviewers.Length == 0)
            return;
        page.Element("h3", "Who reviewed, and what is left");
        new Grid("Reviewers", ["reviewer", "decided", "errors", "left", "items an hour", "last (UTC)"], [.. reviewers.Select(one => (IReadOnlyList<string>)[one.Text("reviewer") ?? "", Figure.Of(one.Number("decided")), Figure.Of(one.Number("errors")), Figure.Of(one.Number("left")), Figure.Of(one.Number("per_hour") is { } pace ? Math.Round(pace) : null), one.Text("last") is { Length: >= 16 } last ? $"{last[..10]} {last[11..16]}" : ""])]).WriteTo(page);
        page.Paragraph($"{Figure.Count(review.Number("left") ?? 0, "item")} nobody has looked at" + (review.Number("seconds_left") is { } seconds ? $", about {Time(seconds)} at the pace so far" : "") + $"; {Figure.Count(review.Number("conflicts") ?? 0, "item")} on which reviewers disagree.");
    }

    static string Time(double seconds) => seconds < 3600 ? Figure.Count(Math.Max(1, Math.Round(seconds / 60)), "minute") : Figure.Count(Math.Round(seconds / 3600, 1), "hour");

    static void Agreement(Page page, JsonElement review)
    {
        var tables = review.Items("agreement").Where(table => table.Number("items") > 0).ToArray();
        if (tables.Length == 0)
            return;
        page.Element("h3", "How far reviewers agree");
        page.Plot(Bars.Draw("Gwet's AC1", [.. tables.Where(table => table.Member("ac1").Number("value") is not null).Select(table => new Bar(table.Text("of") ?? "", Math.Max(0, table.Member("ac1").Number("value")!.Value), table.Member("ac1").Number("low95"), table.Member("ac1").Number("high95")))], "AC1: 1 is full agreement, 0 chance"), "Agreement beyond chance, before conflicts are settled, with bootstrap intervals. It stays meaningful where errors are rare, as kappa does not.");
        new Grid("Agreement, with 95 % intervals", ["of", "items", "said error", "agree", "Cohen's kappa", "Fleiss' kappa", "Krippendorff's alpha", "AC1"], [.. tables.Select(table => (IReadOnlyList<string>)[table.Text("of") ?? "", Figure.Of(table.Number("items")), Figure.Percent(table.Number("prevalence") ?? 0), .. new[] { "percent", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "ac1" }.Select(name => Interval(table.Member(name)))])]).WriteTo(page);
    }

    static string Interval(JsonElement number) => number.Number("value") is { } value ? $"{value:0.00} ({number.Number("low95"):0.00} to {number.Number("high95"):0.00})" : "";
}
