using System.Text.Json;
using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>What was wrong with the data, how references join it, and what reading it changed.</summary>
static class ProblemSection
{
    const int Most = 100;

    public static void Write(Page page, RunContents run)
    {
        page.Section("problems", "Problems, joins and conversions");
        Problems(page, run.Run);
        Joins(page, run.Run);
        Ledger(page, run.Run);
        page.Close("section");
    }

    static void Problems(Page page, JsonElement run)
    {
        var counts = run.Members("problem_counts").ToArray();
        if (counts.Length == 0)
        {
            page.Paragraph("No problem was reported.");
            return;
        }
        new Grid("Problems by code", ["code", "count"], [.. counts.Select(count => (IReadOnlyList<string>)[count.Name, Figure.Of(count.Value.GetDouble())])]).WriteTo(page);
        page.Paragraph("assay explain CODE says what a code means and how to mend it.", "quiet");
        var problems = run.Items("problems").ToArray();
        new Grid("Problems", ["code", "sample", "place", "what"], [.. problems.Take(Most).Select(one => (IReadOnlyList<string>)[one.Text("code") ?? "", one.Text("sample") ?? "", string.Join(": ", new[] { one.Text("file"), one.Text("place") }.OfType<string>()), one.Text("message") ?? ""])]) { Of = (long)counts.Sum(count => count.Value.GetDouble()) }.WriteTo(page);
    }

    static void Joins(Page page, JsonElement run)
    {
        var joins = run.Members("joins").ToArray();
        if (joins.Length > 0)
            new Grid("How references fit the dataset", ["reference", "samples known", "of", "not used", "independent of the labels", "only in the dataset", "only in the reference"], [.. joins.Select(join => (IReadOnlyList<string>)[join.Name, Figure.Of(join.Value.Number("matched")), Figure.Of(join.Value.Number("of")), Figure.Of(join.Value.Number("unused")),
                join.Value.Flag("independent") switch { true => "yes", false => "no: it reads them", _ => "" }, Names(join.Value, "only_in_dataset"), Names(join.Value, "only_in_reference")])]).WriteTo(page);
    }

    static string Names(JsonElement json, string name) => string.Join(", ", json.Items(name).Select(one => one.GetString()));

    static void Ledger(Page page, JsonElement run)
    {
        var lines = run.Items("ledger").ToArray();
        if (lines.Length == 0)
            page.Paragraph("Reading the labels flattened, dropped or guessed nothing that was noticed.");
        else
            new Grid("What reading the labels changed", ["conversion", "code", "count", "what", "for example"], [.. lines.Select(line => (IReadOnlyList<string>)[line.Text("conversion") ?? "", line.Text("code") ?? "", Figure.Of(line.Number("count")), line.Text("message") ?? "",
                string.Join("; ", line.Items("examples").Take(3).Select(example => example.Text("sample") ?? example.Text("file") ?? ""))])]).WriteTo(page);
    }
}
