using Assay.Outputs.Report.Markup;
using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Pictures;
using Assay.Outputs.Report.Reading;

namespace Assay.Outputs.Report.Sections;

/// <summary>The queue's first items with their pictures.</summary>
/// <param name="links">Paths of pictures that lie beside the page, by rank and view; empty: they are part of it.</param>
/// <param name="asked">How many items were to have pictures.</param>
sealed class GallerySection(RunContents run, ClassList classes, IReadOnlyDictionary<(int Rank, int View), string> links, int asked)
{
    const int MostKeys = 10;

    public void Write(Page page, IReadOnlyList<(Item Item, ItemPictures Pictures)> items)
    {
        if (items.Count == 0)
            return;
        page.Section("gallery", $"The first {items.Count} of the queue");
        page.Paragraph($"Image, labels and reference show the same window; a frame marks what the item is about. Colours are classes." + (items.Count < asked ? $" Pictures of {asked - items.Count} more did not fit into this page: assay report --assets DIR writes them beside it." : ""));
        if (items.Any(item => item.Pictures.Differs))
            page.Open("ul", ("class", "keys")).Own(Key(Canvas.OtherClass)).Text("different classes").Close("li").Own(Key(Canvas.OnlyLabels)).Text("only in the labels").Close("li").Own(Key(Canvas.OnlyReference)).Text("only in the reference").Close("li", "ul");
        page.Open("div", ("class", "gallery"));
        foreach (var (item, pictures) in items)
            Write(page, item, pictures);
        page.Close("div", "section");
    }

    void Write(Page page, Item item, ItemPictures pictures)
    {
        page.Open("article", ("class", "item"), ("id", $"item-{item.Rank}")).Element("h3", $"{item.Rank}. {item.Sample}");
        page.Paragraph((item.Unit == Unit.Sample ? "" : $"{item.Unit.ToString().ToLowerInvariant()}: ") + item.Reason);
        if (run.Verdicts[item.Id].ToArray() is { Length: > 0 } verdicts)
            page.Paragraph("Reviewed: " + string.Join("; ", verdicts.Select(said => $"{said.Reviewer} says {said.Verdict.Decision.Replace('_', ' ')}" + (said.Verdict.Kinds.Count > 0 ? $" ({string.Join(", ", said.Verdict.Kinds)})" : "") + (said.Verdict.Comment is { } words ? $", “{words}”" : ""))) + ".");
        if (pictures.Views.Count > 0)
            Views(page, item, pictures);
        if (pictures.Problem is { } problem)
            page.Paragraph(problem, "quiet");
        page.Close("article");
    }

    void Views(Page page, Item item, ItemPictures pictures)
    {
        page.Open("div", ("class", "views"));
        foreach (var (i, view) in pictures.Views.Index())
        {
            var source = links.TryGetValue((item.Rank, i), out var link) ? link : "data:image/jpeg;base64," + Convert.ToBase64String(view.Jpeg);
            page.Open("figure").Open("img", ("src", source), ("alt", view.Text), ("width", $"{view.Size.Width}"), ("height", $"{view.Size.Height}"), ("loading", "lazy")).Element("figcaption", view.Name).Close("figure");
        }
        page.Close("div").Open("ul", ("class", "keys"));
        foreach (var index in pictures.Classes.Take(MostKeys))
            page.Own(Key(ClassColors.Of(index))).Text(classes.NameOf(index)).Close("li");
        page.Close("ul");
    }

    static string Key((byte, byte, byte) color) => $"<li><i style=\"background:{ClassColors.Hex(color)}\"></i>";
}
