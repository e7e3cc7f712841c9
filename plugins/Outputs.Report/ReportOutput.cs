using Assay.Outputs.Report.Measuring;
using Assay.Outputs.Report.Pictures;
using Assay.Outputs.Report.Reading;
using Assay.Outputs.Report.Sections;

namespace Assay.Outputs.Report;

/// <summary>The report that people forward: one page, and the same numbers as JSON.</summary>
[Component("report", "One HTML page about a run that opens anywhere: verdict, evidence, worst items with pictures, method; and report.json with the same numbers.")]
public sealed class ReportOutput(ReportOptions options, IHost host) : IOutput
{
    /// <summary>Characters of pictures that a page may hold; the rest of it stays far below what is left to 5 MB.</summary>
    const long Room = 3_600_000;

    public async Task WriteAsync(IRun run, CancellationToken cancel)
    {
        var path = options.To?.Path ?? Path.Combine(run.Folder, "report.html");
        var items = options.NoImages ? [] : run.Queue.Take(options.Images).ToArray();
        var contents = RunContents.Read(run, items.Length, keepsItems: options.Since is not null);
        var figures = Figures.Measure(contents, run, options);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var (pictures, links) = await PaintAsync(run, contents, items, path, cancel);
        figures = figures with { Pictured = pictures.Count(item => item.Pictures.Views.Count > 0) };
        Write(path, ReportPage.Write(figures, contents, new GallerySection(contents, run.Classes, links, items.Length), pictures));
        Write(Path.ChangeExtension(path, ".json"), figures.ToJson());
    }

    async Task<(List<(Item Item, ItemPictures Pictures)>, Dictionary<(int, int), string>)> PaintAsync(IRun run, RunContents contents, Item[] items, string path, CancellationToken cancel)
    {
        var references = contents.Run.Member("pipeline").Items("references").Select(reference => reference.Text("id")).OfType<string>().ToArray();
        var painter = new Painter(run, references, options.Assets is null ? 216 : 432);
        List<(Item, ItemPictures)> painted = [];
        Dictionary<(int, int), string> links = [];
        var room = Room;
        foreach (var item in items)
        {
            cancel.ThrowIfCancellationRequested();
            var pictures = await painter.PaintAsync(item, contents.Found.Shown.GetValueOrDefault(item.Sample, []), cancel);
            if (options.Assets is { } assets)
                Save(assets.Path, path, item, pictures, links);
            else if ((room -= pictures.Views.Sum(view => view.Jpeg.LongLength * 4 / 3 + 200)) < 0)
            {
                host.Report(new Problem("report-pictures", $"{path}: pictures of {painted.Count} of {items.Length} items fill the page's 5 MB; write them beside it with assets: FOLDER, or ask for fewer with images: {painted.Count}"));
                break;
            }
            painted.Add((item, pictures));
        }
        return (painted, links);
    }

    static void Save(string folder, string path, Item item, ItemPictures pictures, Dictionary<(int, int), string> links)
    {
        Directory.CreateDirectory(folder);
        foreach (var (i, view) in pictures.Views.Index())
        {
            var file = Path.Combine(folder, $"{item.Rank:D3}-{i + 1}.jpg");
            File.WriteAllBytes(file, view.Jpeg);
            links[(item.Rank, i)] = string.Join('/', Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, file).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
        }
    }

    /// <summary>There whole, or not at all.</summary>
    static void Write(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
