using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Plotting;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>What annotators made of the verdicts, with pictures of before and after.</summary>
static class VerifySection
{
    const int MostPictures = 12;
    const long Room = 900_000;

    static readonly string[] Order = ["regressed", "newly_broken", "fixed", "altered"];

    public static void Write(Page page, RunContents run, IReadOnlyDictionary<string, long> outcomes, bool pictures)
    {
        if (outcomes.Count == 0)
            return;
        page.Section("verify", "What was corrected");
        page.Plot(Bars.Draw("Items by what became of them", [.. outcomes.Select(outcome => new Bar(outcome.Key.Replace('_', ' '), outcome.Value))], "items"), "What became of the reviewed items in the corrected labels that assay verify has seen last.");
        if (pictures)
            Pictures(page, run);
        page.Close("section");
    }

    /// <summary>What got worse first.</summary>
    static void Pictures(Page page, RunContents run)
    {
        var shown = run.Verified.Where(item => item.Picture is not null && Order.Contains(item.Outcome)).OrderBy(item => Array.IndexOf(Order, item.Outcome)).ToArray();
        if (shown.Length == 0)
            return;
        page.Element("h3", "Before and after").Open("div", ("class", "gallery"));
        var (count, room) = (0, Room);
        foreach (var item in shown)
            if (count < MostPictures && Read(item.Picture!, room) is { } picture)
            {
                room -= picture.Length * 4 / 3;
                count++;
                page.Open("article", ("class", "item")).Element("h3", $"{item.Sample}: {item.Outcome.Replace('_', ' ')}").Paragraph(item.Detail);
                page.Open("div", ("class", "pair")).Open("img", ("src", "data:image/png;base64," + Convert.ToBase64String(picture)), ("alt", $"Labels of {item.Sample} before, on the left, and after, on the right")).Close("div", "article");
            }
        page.Close("div");
    }

    /// <summary>A file that is gone or too large is passed over.</summary>
    static byte[]? Read(string path, long room) => File.Exists(path) && new FileInfo(path).Length * 4 / 3 <= room ? File.ReadAllBytes(path) : null;
}
