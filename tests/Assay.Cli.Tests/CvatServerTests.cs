using System.Text.Json.Nodes;
using Assay.Testing.Cvat;

namespace Assay.Cli.Tests;

/// <summary>The built application, a CVAT server and back.</summary>
public sealed class CvatServerTests : IDisposable
{
    public const string Token = "pat.secret";

    readonly TempFolder folder = new();
    readonly FakeCvat cvat = Harbour();

    public void Dispose()
    {
        cvat.Dispose();
        folder.Dispose();
    }

    static string Fixture(string name) => Path.Combine(Repository.Root, "pipelines", "fixtures", "cvat-answers", name);

    /// <summary>Task 12 as the example's fixture has it, in two jobs.</summary>
    internal static FakeCvat Harbour()
    {
        FakeCvat cvat = new();
        cvat.State.AddTask(12, "harbour", ["quay.png", "fog.png", "mole.png"], size: (100, 80));
        cvat.State.Take("labels", JsonNode.Parse(File.ReadAllText(Fixture("labels.json")))!);
        cvat.State.AddJob(31, 12, 0, 1);
        cvat.State.AddJob(32, 12, 2, 2, "validation");
        cvat.State.TakeAnnotations(31, JsonNode.Parse(File.ReadAllText(Fixture("annotations.json")))!);
        cvat.State.Delete(12, 1);
        return cvat;
    }

    Dictionary<string, string?> Environment => new() { ["CVAT_URL"] = cvat.Url, ["CVAT_TOKEN"] = Token, ["ASSAY_CACHE"] = folder.File("cache") };

    Answer Assay(params string[] words) => AssayCommand.Run(folder.Path, words, Environment);

    void Write(string output) => folder.Write("audit.yaml", $$"""
        dataset:
          cvat: { url: "${CVAT_URL}", task: 12, token_env: CVAT_TOKEN, shapes: [box, polygon] }
        references:
          second: { cvat: { path: {{Path.Combine(Repository.Root, "pipelines", "fixtures", "cvat-second.xml")}}, shapes: [box, polygon] } }
        steps:
          - match: { reference: second }
          - highest: { by: match_suspicion, count: 9 }
        outputs:
          - cvat_server: {{output}}
        """);

    [Fact]
    public void The_queue_becomes_issues_and_a_second_export_adds_nothing()
    {
        Write("{ issues: queued }");
        Assay("run", "audit.yaml", "--out", "out").Exits(0);
        var queue = CsvText.Read(folder.File("out/queue.csv"));
        Assert.Equal(queue.Count, cvat.State.Issues.Count);
        Assert.All(queue, row => Assert.Contains(cvat.State.Comments, comment => ((string)comment["message"]!).EndsWith($"assay item {row["item"]}", StringComparison.Ordinal)));
        Assert.Contains(cvat.State.Issues, issue => ((int)issue["job"]!, (int)issue["frame"]!) == (32, 2));
        Assay("export", "out").Exits(0);
        Assert.Equal(queue.Count, cvat.Changes.Count);
    }

    [Fact]
    public void An_objects_position_is_that_of_its_item_by_the_hosts_own_id()
    {
        Write("{ issues: queued }");
        Assay("run", "audit.yaml", "--out", "out").Exits(0);
        var item = CsvText.Read(folder.File("out/queue.csv")).Single(row => row["unit"] == "instance")["item"];
        var comment = cvat.State.Comments.Single(one => ((string)one["message"]!).EndsWith(item, StringComparison.Ordinal));
        Assert.Equal("[10,10,50,30]", cvat.State.Issues.Single(issue => (int)issue["id"]! == (int)comment["issue"]!)["position"]!.ToJsonString());
    }

    [Fact]
    public void What_a_reviewer_decides_comes_back_to_the_server_and_is_audited_there()
    {
        Write("{ with_errors: { stage: annotation, state: rejected }, corrections: true, reannotate: errors }");
        Assay("run", "audit.yaml", "--out", "out").Exits(0);
        Assert.Empty(cvat.Changes);
        var verdicts = CsvText.Read(folder.File("out/queue.csv")).Select(row => $$"""{"item":"{{row["item"]}}","verdict":"error","kinds":["{{(row["unit"] == "omission" ? "omission" : "extra")}}"]}""");
        folder.Write("out/verdicts/anna.jsonl", string.Join('\n', verdicts) + "\n");
        Assay("export", "out").Exits(0);
        Assert.Equal(["POST api/issues", "POST api/issues", "PATCH api/jobs/31/annotations/?action=delete", "PATCH api/jobs/32/annotations/?action=create", "PATCH api/jobs/31", "PATCH api/jobs/32", "POST api/jobs"], cvat.Changes.Order(StringComparer.Ordinal).OrderBy(change => change switch { "POST api/issues" => 0, "POST api/jobs" => 3, _ when change.Contains("annotations", StringComparison.Ordinal) => 1, _ => 2 }));
        var drawn = cvat.State.Annotations(32)["shapes"]!.AsArray().Single()!;
        Assert.Equal(("polygon", 2, 1, "[20,20,60,20,60,50]"), ((string)drawn["type"]!, (int)drawn["frame"]!, (int)drawn["label_id"]!, drawn["points"]!.ToJsonString()));
        Assert.Equal([102, 103], cvat.State.Annotations(31)["shapes"]!.AsArray().Select(shape => (int)shape!["id"]!));
        Assert.Equal("annotation rejected", $"{cvat.State.Job(32)["stage"]} {cvat.State.Job(32)["state"]}");
        var sent = cvat.Changes.Count;
        Assay("export", "out").Exits(0);
        Assert.Equal(sent, cvat.Changes.Count);
        Assay("run", "audit.yaml", "--out", "again").Exits(0);
        Assert.DoesNotContain(CsvText.Read(folder.File("again/queue.csv")), row => row["unit"] == "omission" && row["sample"] == "mole.png"); // What was missing there is there now.
    }

    [Fact]
    public void The_token_is_in_no_file_and_no_output()
    {
        Write("{ issues: queued }");
        var said = Assay("run", "audit.yaml", "--out", "out").Exits(0);
        Assert.DoesNotContain(Token, said.Output + said.Errors, StringComparison.Ordinal);
        var needle = System.Text.Encoding.UTF8.GetBytes(Token);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(needle) < 0, file);
    }

    [Fact]
    public void A_wrong_token_stops_the_run_in_words()
    {
        Write("{}");
        cvat.Authorization = "Bearer another";
        var said = Assay("run", "audit.yaml", "--out", "out").Exits(2);
        Assert.Contains("answers 401", said.Errors, StringComparison.Ordinal);
        Assert.Contains("make a new one on the server", said.Errors, StringComparison.Ordinal);
    }
}
