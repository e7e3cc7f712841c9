using System.Text.Json;
using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>How the numbers came about, and how to make them again.</summary>
static class MethodSection
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly string[] Warnings = ["in-sample", "circular-labels", "one-hot"];

    public static void Write(Page page, RunContents run)
    {
        page.Section("method", "Method");
        page.Facts(("program", $"assay {run.Run.Text("assay")}, contracts {run.Run.Text("contract")}"), ("seed", run.Run.Number("seed") is { } seed ? $"{seed}" : "none needed"), ("limit", run.Run.Number("limit") is { } limit ? $"the first {Figure.Of(limit)} samples" : "none: all samples"),
            ("finished", run.Timing.Text("finished") ?? ""), ("took", run.Timing.Number("seconds") is { } seconds ? $"{Figure.Of(Math.Round(seconds, 1))} s, {run.Timing.Number("jobs")} jobs" : ""), ("pipeline hash", Bars.Cut(run.Run.Text("pipeline_hash") ?? "", 17)));
        Trust(page, run.Run);
        page.Element("h3", "Steps with all their options");
        new Grid("Every choice, defaults included", ["step", "component", "options", "asks"], [.. run.Run.Member("pipeline").Items("steps").Select(step => (IReadOnlyList<string>)[step.Text("id") ?? "", step.Text("component") ?? "", Members(step.Member("options")), Members(step.Member("roles"))])]).WriteTo(page);
        new Grid("Plugins", ["name", "version", "sha256"], [.. run.Run.Items("plugins").Select(one => (IReadOnlyList<string>)[one.Text("name") ?? "", one.Text("version") ?? "", Bars.Cut(one.Text("sha256") ?? "", 17)])]).WriteTo(page);
        if (run.Run.Items("scripts").ToArray() is { Length: > 0 } scripts)
            new Grid("Scripts", ["file", "sha256"], [.. scripts.Select(one => (IReadOnlyList<string>)[one.Text("file") ?? "", Bars.Cut(one.Text("sha256") ?? "", 17)])]).WriteTo(page);
        if (run.Run.Members("references").ToArray() is { Length: > 0 } references)
            new Grid("References", ["reference", "fingerprint"], [.. references.Select(one => (IReadOnlyList<string>)[one.Name, Bars.Cut(one.Value.ToString(), 40)])]).WriteTo(page);
        page.Element("h3", "How to make it again");
        page.Open("pre", ("tabindex", "0")).Text($"assay run {Path.GetFileName(run.Timing.Text("pipeline") ?? "pipeline.yaml")} --out again\nassay report again").Close("pre");
        page.Paragraph("The same opinions give the same bytes, on any machine and with any number of jobs.", "quiet");
        page.Open("details").Element("summary", "The pipeline as it was resolved").Open("pre", ("tabindex", "0")).Text(run.Run.Member("pipeline").ValueKind == JsonValueKind.Object ? JsonSerializer.Serialize(run.Run.Member("pipeline"), Indented) : "").Close("pre", "details", "section");
    }

    static void Trust(Page page, JsonElement run)
    {
        List<string> words = [.. run.Items("notes").Select(note => note.GetString()!), .. run.Items("problems").Where(problem => Warnings.Contains(problem.Text("code"))).Select(problem => problem.Text("message") ?? "")];
        words.AddRange(run.Members("joins").Where(join => join.Value.Flag("independent") == false).Select(join => $"reference '{join.Name}' reads the labels: that it agrees with them says little"));
        if (words.Count == 0)
            return;
        page.Element("h3", "What to take with care").Open("ul");
        foreach (var word in words.Distinct())
            page.Element("li", word);
        page.Close("ul");
    }

    static string Members(JsonElement json) => json.ValueKind != JsonValueKind.Object ? "" : string.Join(", ", json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).Select(member => $"{member.Name} {(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : member.Value.GetRawText())}"));
}
