using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Walks;

/// <summary>match, outline and prices on instances; queued as instances and omissions, reviewed, exported corrected, audited again.</summary>
public class InstancesWalk
{
    const string Yaml = """
        dataset: { coco: { annotations: LABELS } }
        references:
          second: { coco: { annotations: second.json } }
        steps:
          - match: {}
          - outline: {}
          - price_list: { omission: 10, extra: 5, inaccurate: 2 }
          - where: price_list_penalty > 0
          - highest: { by: price_list_penalty, count: 10 }
        review: { scripted_reviewer: {} }
        outputs: [ { corrected_coco: { file: corrected.json } } ]
        """;

    static string Audit(string labels = "labels.json") => Yaml.Replace("LABELS", labels);

    static string Coco(params (int Id, int Image, int X, int Y, int Side)[] squares) => $$"""
        { "images": [ { "id": 1, "file_name": "a.png", "width": 60, "height": 60 }, { "id": 2, "file_name": "b.png", "width": 60, "height": 60 } ],
          "categories": [ { "id": 3, "name": "car" } ],
          "annotations": [ {{string.Join(",\n", squares.Select(Annotation))}} ] }
        """;

    static string Annotation((int Id, int Image, int X, int Y, int Side) s) => $$"""
        { "id": {{s.Id}}, "image_id": {{s.Image}}, "category_id": 3, "iscrowd": 0, "area": {{s.Side * s.Side}}, "bbox": [{{s.X}}, {{s.Y}}, {{s.Side}}, {{s.Side}}],
          "segmentation": [[{{s.X}}, {{s.Y}}, {{s.X + s.Side}}, {{s.Y}}, {{s.X + s.Side}}, {{s.Y + s.Side}}, {{s.X}}, {{s.Y + s.Side}}]] }
        """;

    /// <summary>a: one right, one shifted by 7 px, one missing from the labels. b: one right, one that only the labels have.</summary>
    static Walk Start()
    {
        var walk = new Walk("Walk.Instances");
        walk.Folder.Write("labels.json", Coco((1, 1, 0, 0, 10), (2, 1, 20, 20, 10), (4, 2, 0, 0, 10), (5, 2, 30, 30, 12)));
        walk.Folder.Write("second.json", Coco((11, 1, 0, 0, 10), (12, 1, 27, 20, 10), (13, 1, 45, 45, 10), (14, 2, 0, 0, 10)));
        return walk;
    }

    [Fact]
    public async Task The_queue_holds_omissions_and_instances_by_price()
    {
        using var walk = Start();
        var outcome = await walk.RunAsync(Audit());
        Assert.Equal(0, outcome.Failed);
        Assert.Equal(["a.png Omission -/2", "b.png Instance 1/-", "a.png Instance 1/-"], outcome.Queue.Select(item => $"{item.Sample} {item.Unit} {Position(item.Instance)}/{Position(item.ReferenceInstance)}"));
        Assert.StartsWith("omission car at (45,45) 10x10", outcome.Queue[0].Reason);
        Assert.Contains("price_list_penalty 10 %", outcome.Queue[0].Reason);
    }

    static string Position(int? index) => index is { } at ? $"{at}" : "-";

    [Fact]
    public async Task Later_steps_use_what_earlier_ones_paired_and_found()
    {
        using var walk = Start();
        await walk.RunAsync(Audit());
        var header = walk.Table("instances.csv")[0];
        var shifted = walk.Table("instances.csv").Single(line => line[0] == "a.png" && line[1] == "label" && line[2] == "1");
        Assert.Equal("7", shifted[Array.IndexOf(header, "outline_px")]);
        Assert.Equal("2", shifted[Array.IndexOf(header, "price_list_penalty")]);
        Assert.Contains("\"step\":\"outline\",\"kind\":\"inaccurate\",\"class\":\"car\",\"instance\":1,\"measured\":{\"distance_px\":7}", walk.Text("findings.jsonl"));
        Assert.Contains("\"step\":\"price_list\",\"kind\":\"omission\"", walk.Text("findings.jsonl"));
        Assert.Contains("\"penalty\":10", walk.Text("findings.jsonl"));
    }

    [Fact]
    public async Task Verdicts_correct_the_export_and_the_next_audit_finds_the_shift_alone()
    {
        using var walk = Start();
        var first = await walk.RunAsync(Audit(), "first");
        var pipeline = walk.Read(Audit());
        await using (var session = ReviewSession.Open(Path.Combine(walk.Folder.Path, "first"), pipeline, walk.Hosts(new ProblemLog()), default))
        {
            await session.ReviewAsync("ann", default);
            await session.ExportAsync(default);
        }
        Assert.Equal(first.Queue.Select(item => item.Id).Order(), VerdictStore.ReadAll(walk.Folder.File("first/verdicts")).Select(entry => entry.Verdict.Item).Order());
        File.Copy(walk.Folder.File("corrected.json"), walk.Folder.File("again.json"));
        var second = await walk.RunAsync(Audit("again.json"), "second");
        var left = Assert.Single(second.Queue);
        Assert.Equal(("a.png", Unit.Instance), (left.Sample, left.Unit));
        Assert.StartsWith("inaccurate car", left.Reason);
    }

    [Fact]
    public async Task A_reviewer_goes_on_where_they_stopped_and_another_starts_anew()
    {
        using var walk = Start();
        await walk.RunAsync(Audit());
        foreach (var reviewer in new[] { "ann", "ann", "bob" })
        {
            await using var session = ReviewSession.Open(walk.Folder.File("out"), walk.Read(Audit()), walk.Hosts(new ProblemLog()), default);
            await session.ReviewAsync(reviewer, default);
        }
        Assert.Equal(3, File.ReadAllLines(walk.Folder.File("out/verdicts/ann.jsonl")).Length);
        Assert.Equal(3, File.ReadAllLines(walk.Folder.File("out/verdicts/bob.jsonl")).Length);
    }

    [Fact]
    public async Task The_number_of_jobs_changes_no_byte()
    {
        using var walk = Start();
        await walk.RunAsync(Audit(), "one", jobs: 1);
        await walk.RunAsync(Audit(), "four", jobs: 4);
        Assert.Equal(walk.Files("one"), walk.Files("four"));
    }
}
