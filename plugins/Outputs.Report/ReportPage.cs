using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Pictures;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;
using Assay.Outputs.Report.Sections;

namespace Assay.Outputs.Report;

/// <summary>The page: verdict first, evidence after, method last. It holds no script and asks for nothing.</summary>
static class ReportPage
{
    /// <summary>The contents, as far as the page has them.</summary>
    static readonly (string Id, string Name)[] Contents =
    [
        ("verdict", "Verdict"), ("dataset", "Dataset"), ("found", "Found"), ("scores", "Scores"), ("slices", "Slices"), ("gallery", "Worst first"), ("review", "Review"), ("cost", "Cost"), ("verify", "Corrected"), ("since", "Since"), ("tables", "Tables"), ("problems", "Problems"), ("method", "Method"),
    ];

    public static string Write(Figures figures, RunContents run, GallerySection gallery, IReadOnlyList<(Item, ItemPictures)> pictures)
    {
        var body = new Page();
        VerdictSection.Write(body, figures);
        DatasetSection.Write(body, figures);
        FoundSection.Write(body, figures);
        ScoreSection.Write(body, figures);
        SliceSection.Write(body, figures);
        gallery.Write(body, pictures);
        ReviewSection.Write(body, figures);
        CostSection.Write(body, figures);
        VerifySection.Write(body, run, figures.Verified, pictures.Count > 0);
        SinceSection.Write(body, figures.Since);
        TableSection.Write(body, figures);
        ProblemSection.Write(body, run);
        MethodSection.Write(body, run);
        return Wrap(figures, run, body.ToString());
    }

    static string Wrap(Figures figures, RunContents run, string body)
    {
        var page = new Page().Own("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head").Open("meta", ("charset", "utf-8")).Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self' file:")).Open("meta", ("name", "color-scheme"), ("content", "light dark"));
        page.Element("title", figures.Title).Open("style").Own(Style.Text).Close("style", "head").Open("body").Open("header").Element("h1", figures.Title);
        page.Paragraph(Lead(figures), "lead quiet").Open("nav", ("aria-label", "Contents")).Open("ul");
        foreach (var (id, name) in Contents.Where(entry => body.Contains($"<section id=\"{entry.Id}\"", StringComparison.Ordinal)))
            page.Open("li").Element("a", name, ("href", "#" + id)).Close("li");
        page.Close("ul", "nav", "header").Open("main").Own(body).Close("main").Open("footer");
        return page.Paragraph($"Made by assay {run.Run.Text("assay")} from the run folder {figures.Folder}. report.json beside this page holds every number.").Close("footer", "body", "html").ToString();
    }

    static string Lead(Figures figures) => $"{Figure.Count(figures.Dataset.Samples, "sample")}, {Figure.Count(figures.Yield.Queue, "item")} queued for review, {Figure.Of(figures.Yield.Decided)} decided" + (figures.Finished is { Length: >= 16 } at ? $" · audited {at[..10]} {at[11..16]} UTC" : "");
}
