using System.Text.Json;
using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>What labelling the queue again costs, by the pipeline's <c>cost:</c>, and what it sets right for the money.</summary>
static class CostSection
{
    public static void Write(Page page, Figures figures)
    {
        var cost = figures.Review?.Member("cost") ?? default;
        if (cost.ValueKind != JsonValueKind.Object)
            return;
        page.Section("cost", "What labelling again costs").Open("ul");
        foreach (var line in cost.Items("words"))
            page.Element("li", line.GetString());
        page.Close("ul");
        var money = cost.Text("currency") ?? "";
        (string, JsonElement)[] parts = [.. new[] { ("the queue", cost.Member("queue")), ("not looked at", cost.Member("left")) }.Where(part => part.Item2.ValueKind == JsonValueKind.Object)];
        new Grid($"Cost in {money}", ["of", "items", cost.Text("unit") is { } unit and not "items" ? unit : "units", "by the rates", "seconds an item", "hours", "by hours", "expected wrong", $"errors for each {money}"], [.. parts.Select(part => Row(part.Item1, part.Item2))]).WriteTo(page);
        page.Paragraph($"{Basis(cost)} Labelling all of the queue again pays for its right labels too; reviewing it first pays only for a look at them.", "quiet").Close("section");
    }

    static IReadOnlyList<string> Row(string name, JsonElement part) => [name, Figure.Of(part.Number("items")), Figure.Of(part.Number("units")), Money(part.Number("price")), Rounded(part.Number("seconds_per_item")), Rounded(part.Number("hours")),
        Money(part.Number("work_price")), Rounded(part.Number("expected_errors")), Figure.Of(part.Number("errors_per_money"))];

    static string Basis(JsonElement cost)
    {
        var queue = cost.Member("queue");
        var labelers = cost.Number("labelers") is > 1 and var several ? $"Each is labelled by {Figure.Of(several)} people. " : "";
        var seconds = queue.Number("seconds_per_item") is null ? "Nobody has measured how long an item takes, so there are no hours."
            : queue.Flag("seconds_are_measured") == true ? "Seconds are those that reviewers needed for an item, idle time left out." : "Seconds are as the pipeline states them.";
        return $"{labelers}{seconds} {(queue.Number("expected_errors") is null ? "Nothing is decided yet, so it is not known how many errors the money sets right." : "Expected wrong: the share of wrong ones among what is decided, times the items.")}";
    }

    static string Money(double? value) => value is { } money ? money.ToString("#,0.00") : "";

    static string Rounded(double? value) => Figure.Of(value is { } number ? Math.Round(number, 1) : null);
}
