using System.Text;
using System.Text.Json;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Walks;

namespace Assay.Runtime.Tests.Reviewing.Exporting;

public class RunExporterTests
{
    static async Task<Walk> ReviewedAsync()
    {
        var walk = await ReviewedWalk.RunAsync();
        await using var session = ReviewedWalk.Open(walk);
        using var ann = session.Review("ann");
        using var bob = session.Review("bob");
        var (omission, extra, shifted) = (ann.Items[0].Id, ann.Items[1].Id, ann.Items[2].Id);
        ann.Record([new Verdict(omission, "error", ["omission"]) { Judgements = [new Judgement("omission") { Count = 2, Penalty = 100 }] }], Shown.Nothing, TimeSpan.FromSeconds(2));
        ann.Record([new Verdict(shifted, "error", ["inaccurate"], "7 px, to the right") { Remedies = [new Remedy(Take.Instance, "second") { Instance = 1, ReferenceInstance = 1 }] }], Shown.Nothing, TimeSpan.Zero);
        ann.Record(new Remark(shifted) { Flagged = true, Difficulty = 4 });
        ann.Record(new Verdict(extra, "error", ["extra"]));
        bob.Record(new Verdict(omission, "error", ["omission"]));
        return walk;
    }

    static async Task<string> WriteAsync(Walk walk, VerdictFormat format)
    {
        using var to = new MemoryStream();
        await using var session = ReviewedWalk.Open(walk);
        await session.ExportAsync(exporter => exporter.WriteVerdictsAsync(format, to, default), default);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    [Fact]
    public async Task Verdicts_are_rows_in_the_queues_order_and_stale_ones_say_so()
    {
        using var walk = await ReviewedAsync();
        walk.Folder.Write("labels.json", ReviewedWalk.Coco((1, 1, 0, 0, 10), (2, 1, 20, 20, 11), (4, 2, 0, 0, 10), (5, 2, 30, 30, 12)));
        walk.Folder.Write("verdicts.csv", await WriteAsync(walk, VerdictFormat.Csv));
        var lines = Csv.Read(walk.Folder.File("verdicts.csv")).ToArray();
        string[] Of(string column) => [.. lines.Skip(1).Select(line => line[Array.IndexOf(lines[0], column)])];
        Assert.Equal(["1", "1", "2", "3"], Of("rank"));
        Assert.Equal(["ann", "bob", "ann", "ann"], Of("reviewer"));
        Assert.Equal(["200", "", "", ""], Of("penalty"));
        Assert.Equal(["2", "", "", ""], Of("elapsed_s"));
        Assert.Equal(["", "", "", "7 px, to the right"], Of("comment"));
        Assert.Equal(["", "", "", "4"], Of("difficulty"));
        Assert.Equal(["0", "0", "0", "1"], Of("flagged"));
        Assert.Equal(["1", "1", "0", "1"], Of("stale")); // An omission is about all labels of its sample.
    }

    [Fact]
    public async Task Difficulty_is_an_attribute_of_the_samples_of_which_somebody_said_it()
    {
        using var walk = await ReviewedAsync();
        await using (var session = ReviewedWalk.Open(walk))
        using (var bob = session.Review("bob"))
            bob.Record(new Verdict(bob.Items[0].Id, "ok", []) { Difficulty = 1 });
        Assert.Equal("sample,difficulty,difficulty_votes\na.png,2.5,2\n", await WriteAsync(walk, VerdictFormat.Difficulty));
    }

    [Fact]
    public async Task Json_says_all_that_was_judged()
    {
        using var walk = await ReviewedAsync();
        using var json = JsonDocument.Parse(await WriteAsync(walk, VerdictFormat.Json));
        var verdicts = json.RootElement.GetProperty("verdicts").EnumerateArray().ToArray();
        Assert.Equal(["omission", "omission", "instance", "instance"], verdicts.Select(one => one.GetProperty("unit").GetString()));
        Assert.Equal(2, verdicts[0].GetProperty("judgements")[0].GetProperty("count").GetInt32());
        Assert.Equal("second", verdicts[3].GetProperty("remedies")[0].GetProperty("reference").GetString());
        Assert.Equal("out", json.RootElement.GetProperty("run").GetString());
    }

    [Fact]
    public async Task Coco_holds_what_was_kept_corrected_removed_and_added()
    {
        using var walk = await ReviewedAsync();
        using var json = JsonDocument.Parse(await WriteAsync(walk, VerdictFormat.Coco));
        string Text(JsonElement annotation) => $"{annotation.GetProperty("image_id")} {annotation.GetProperty("status").GetString()} {annotation.GetProperty("bbox")[0]} {annotation.GetProperty("area")} {annotation.GetProperty("review").GetArrayLength()}";
        Assert.Equal(["1 kept 0 100 0", "1 corrected 27 100 1", "1 added 45 100 0", "2 kept 0 100 0", "2 removed 30 144 1"], json.RootElement.GetProperty("annotations").EnumerateArray().Select(Text));
        Assert.Equal(["a.png", "b.png"], json.RootElement.GetProperty("images").EnumerateArray().Select(image => image.GetProperty("file_name").GetString()));
        Assert.Equal("car", json.RootElement.GetProperty("categories")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_corrected_copy_is_the_dataset_in_its_own_format_and_the_original_is_as_it_was()
    {
        using var walk = await ReviewedAsync();
        var before = File.ReadAllBytes(walk.Folder.File("labels.json"));
        CorrectedExport? export = null;
        await using (var session = ReviewedWalk.Open(walk))
            await session.ExportAsync(async exporter => export = await exporter.WriteCorrectedAsync(walk.Folder.File("fixed"), default), default);
        Assert.Equal(3, export!.Applied);
        Assert.Empty(export.Left);
        Assert.Equal(before, File.ReadAllBytes(walk.Folder.File("labels.json")));
        Assert.Equal(["1", "1", "1"], Csv.Read(walk.Folder.File("fixed/corrections.csv")).Skip(1).Select(line => line[8]));
        var labels = Directory.EnumerateFiles(walk.Folder.File("fixed"), "*.json", SearchOption.AllDirectories).Single();
        Assert.Contains($"annotations: {Path.GetRelativePath(walk.Folder.File("fixed"), labels)} ", File.ReadAllText(walk.Folder.File("fixed/pipeline.yaml")));
        var outcome = await walk.RunAsync(ReviewedWalk.Yaml.Replace("labels.json", Path.GetRelativePath(walk.Folder.Path, labels)), "after");
        Assert.Empty(outcome.Queue);
        await using var once = ReviewedWalk.Open(walk);
        Assert.Equal("would-overwrite", (await Assert.ThrowsAsync<AssayException>(() => once.ExportAsync(exporter => exporter.WriteCorrectedAsync(walk.Folder.File("fixed"), default), default))).Code);
    }

    [Fact]
    public async Task A_reviewer_who_disagrees_leaves_it_to_an_annotator()
    {
        using var walk = await ReviewedAsync();
        await using var session = ReviewedWalk.Open(walk);
        using (var bob = session.Review("bob"))
            bob.Record(new Verdict(bob.Items[1].Id, "ok", []));
        CorrectedExport? export = null;
        await session.ExportAsync(async exporter => export = await exporter.WriteCorrectedAsync(walk.Folder.File("fixed"), default), default);
        Assert.Equal((2, "reviewers disagree", 1), (export!.Applied, Assert.Single(export.Left).Key, export.Left[0].Value));
    }

    [Fact]
    public async Task An_output_need_not_stand_in_the_pipeline_and_says_what_it_lacks()
    {
        using var walk = await ReviewedAsync();
        await using var session = ReviewedWalk.Open(walk);
        await session.ExportAsync(exporter => exporter.WriteAsync(walk.Catalog, "coco", corrected: true, walk.Folder.File("as-coco.json"), default), default);
        using var json = JsonDocument.Parse(File.ReadAllText(walk.Folder.File("as-coco.json")));
        Assert.Equal(4, json.RootElement.GetProperty("annotations").GetArrayLength()); // 2, 1 redrawn and 1 added; 1 removed.
        async Task<string> Refused(string name, bool corrected, string? to) => (await Assert.ThrowsAsync<AssayException>(() => session.ExportAsync(exporter => exporter.WriteAsync(walk.Catalog, name, corrected, to, default), default))).Message;
        Assert.Contains("did you mean 'coco'?", await Refused("cocoo", false, null));
        Assert.Contains("no option 'corrections'", await Refused("geojson", true, null));
        Assert.Contains("'file'", await Refused("corrected_coco", false, null));
        using var rehearsal = new StringWriter();
        File.Delete(walk.Folder.File("as-coco.json"));
        await session.ExportAsync(exporter => exporter.WriteAsync(walk.Catalog, "coco", corrected: true, walk.Folder.File("as-coco.json"), default), default, rehearsal);
        Assert.Contains("'coco' is left out", rehearsal.ToString());
        Assert.False(File.Exists(walk.Folder.File("as-coco.json")));
    }
}
