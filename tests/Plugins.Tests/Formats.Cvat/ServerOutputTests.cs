using System.Text.Json.Nodes;
using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>What goes back to a server, and that it goes once.</summary>
public sealed class ServerOutputTests : IDisposable
{
    readonly SmallServer server = new();

    public void Dispose() => server.Dispose();

    static readonly string CarId = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("instance\na0.png\nlabel\nid 101"u8))[..16];
    static readonly Item Car = new(1, CarId, "a0.png", Unit.Instance, 0, null, null, "match_suspicion 0.9");
    static readonly Item Missing = new(2, "00000000000000b2", "a5.png", Unit.Omission, null, 0, "model", "omission");
    static readonly Item Frame = new(3, "00000000000000c3", "a1.png", Unit.Sample, null, null, null, "ti 0.2");

    static (string, Verdict) Says(string reviewer, Item item, string decision, params string[] kinds) => (reviewer, new Verdict(item.Id, decision, kinds, decision == "error" ? "look" : null));

    async Task<FakeRun> RunAsync(params (string, Verdict)[] verdicts) => Over(await server.OpenAsync(server.Task(12)), verdicts);

    FakeRun Over(IDataset dataset, params (string, Verdict)[] verdicts) => new(dataset, server.Path)
    {
        Queue = [Car, Missing, Frame],
        Verdicts = verdicts,
        Says = (_, _) => new Opinion { Instances = [new Instance { Class = 1, Geometry = new BoxGeometry(new Box(4, 5, 10, 8)) }] },
    };

    Task WriteAsync(IRun run, CvatServerOptions? options = null) => new CvatServerOutput(options ?? new CvatServerOptions(), server.Host) { Time = server.Pauses }.WriteAsync(run, TestContext.Current.CancellationToken);

    string Ledger => string.Join(", ", server.Host.Problems.Where(entry => entry.Conversion is not null && entry.Code is not "deleted-frames-left-out").GroupBy(entry => entry.Code).Select(group => $"{group.Key} {group.Sum(entry => entry.Count)}"));

    string Messages => string.Join(" | ", server.Fake.State.Comments.Select(comment => (string)comment["message"]!));

    [Fact]
    public async Task An_error_becomes_an_issue_at_its_place_with_what_was_found_and_said()
    {
        File.WriteAllText(Path.Combine(server.Path, "findings.jsonl"), """
            {"item":"00000000000000b2","sample":"a5.png","step":"match","kind":"omission","reference_class":"tree","measured":{"confidence":0.98765},"detail":"half hidden"}
            {"item":"00000000000000a1","sample":"a0.png","step":"match","kind":"extra","class":"car","measured":{}}
            """);
        await WriteAsync(await RunAsync(Says("anna", Missing, "error", "omission"), Says("ben", Car, "ok")));
        var issue = Assert.Single(server.Fake.State.Issues);
        Assert.Equal((5, 32, "[4,5,14,13]"), ((int)issue["frame"]!, (int)issue["job"]!, issue["position"]!.ToJsonString()));
        Assert.Equal("match: omission tree, half hidden, confidence 0.988\nanna: error, omission - look\nassay item 00000000000000b2", Messages);
    }

    [Fact]
    public async Task Twice_adds_nothing()
    {
        var run = await RunAsync(Says("anna", Missing, "error", "omission"), Says("anna", Car, "error", "extra"));
        await WriteAsync(run);
        server.Fake.LongestPage = 1;
        await WriteAsync(run);
        Assert.Equal(["POST api/issues", "POST api/issues"], server.Fake.Changes);
    }

    [Fact]
    public async Task The_whole_queue_can_be_pushed_before_anybody_has_looked()
    {
        await WriteAsync(await RunAsync(), new CvatServerOptions { Issues = PushedItems.Queued });
        Assert.Equal(["[2,3,12,9]", "[4,5,14,13]", "[0,0,40,30]"], server.Fake.State.Issues.Select(issue => issue["position"]!.ToJsonString()));
        Assert.Contains("ti 0.2\nassay item 00000000000000c3", Messages);
    }

    [Fact]
    public async Task Of_the_control_sample_only_what_is_suspect_or_an_error_is_pushed()
    {
        File.WriteAllText(Path.Combine(server.Path, "findings.jsonl"), $$"""{"item":"{{CarId}}","sample":"a0.png","step":"match","kind":"extra","class":"car","measured":{} }""");
        var run = await RunAsync(Says("anna", Missing, "error", "omission"));
        var control = new Rows([0, 1, 2, 3, 4], [true, true, true, true, true]);
        await WriteAsync(new FakeRun(run.Dataset, server.Path) { Queue = run.Queue, Verdicts = run.Verdicts, Says = run.Says, Table = new Table(control, new Rows([], []), []) }, new CvatServerOptions { Issues = PushedItems.Queued });
        Assert.Equal([0, 5], server.Fake.State.Issues.Select(issue => (int)issue["frame"]!));
        Assert.Equal("control-items-left-out 1", Ledger);
    }

    [Fact]
    public async Task Without_verdicts_nothing_is_sent()
    {
        await WriteAsync(await RunAsync());
        Assert.Empty(server.Fake.Changes);
    }

    [Fact]
    public async Task An_issue_is_resolved_when_it_was_no_error_after_all()
    {
        await WriteAsync(await RunAsync(Says("anna", Car, "error", "extra")));
        await WriteAsync(await RunAsync(Says("anna", Car, "model_wrong")));
        await WriteAsync(await RunAsync(Says("anna", Car, "model_wrong")));
        Assert.Equal(["POST api/issues", "PATCH api/issues/1"], server.Fake.Changes);
        Assert.True((bool)server.Fake.State.Issues.Single()["resolved"]!);
    }

    [Fact]
    public async Task A_rehearsal_says_what_would_be_sent_and_sends_nothing()
    {
        StringWriter says = new();
        var run = await RunAsync(Says("anna", Car, "error", "extra"));
        await WriteAsync(new FakeRun(run.Dataset, server.Path) { Queue = run.Queue, Verdicts = run.Verdicts, Rehearsal = says }, new CvatServerOptions { WithErrors = new JobStatus { State = JobState.Rejected } });
        Assert.Empty(server.Fake.Changes);
        var lines = says.ToString().ReplaceLineEndings("\n").Replace(server.Fake.Url, "SERVER").Split('\n');
        Assert.Equal($"POST SERVER/api/issues  issue about item {CarId} of 'a0.png', frame 0", lines[0]);
        Assert.Equal("PATCH SERVER/api/jobs/31  job 31, now validation, new: 1 of 2 items are errors", lines[1]);
        Assert.StartsWith("SERVER: 2 requests, none sent; their bodies are in ", lines[2]);
        var noted = File.ReadLines(Path.Combine(server.Path, "cvat_server", "requests.jsonl")).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal(["planned", "planned"], noted.Select(line => (string)line["outcome"]!));
        Assert.Equal("""{"stage":"validation","state":"rejected"}""", noted[1]["body"]!.ToJsonString());
    }

    [Fact]
    public async Task Dry_run_is_a_rehearsal_too()
    {
        await WriteAsync(await RunAsync(Says("anna", Car, "error", "extra")), new CvatServerOptions { DryRun = true });
        Assert.Empty(server.Fake.Changes);
    }

    [Fact]
    public async Task Jobs_move_on_or_back_by_what_reviewers_said()
    {
        CvatServerOptions options = new()
        {
            Issues = PushedItems.None,
            WithErrors = new JobStatus { Stage = JobStage.Annotation, State = JobState.Rejected },
            WithoutErrors = new JobStatus { Stage = JobStage.Acceptance, State = JobState.Completed },
        };
        (string, Verdict)[] verdicts = [Says("anna", Car, "ok"), Says("anna", Frame, "ok"), Says("anna", Missing, "error", "omission")];
        await WriteAsync(await RunAsync(verdicts), options);
        Assert.Equal(["acceptance completed", "annotation rejected"], new[] { 31, 32 }.Select(job => $"{server.Fake.State.Job(job)["stage"]} {server.Fake.State.Job(job)["state"]}"));
        await WriteAsync(await RunAsync(verdicts), options);
        Assert.Equal(["PATCH api/jobs/31", "PATCH api/jobs/32"], server.Fake.Changes);
    }

    [Fact]
    public async Task A_job_with_open_items_stays_as_it_is()
    {
        await WriteAsync(await RunAsync(Says("anna", Car, "ok")), new CvatServerOptions { WithoutErrors = new JobStatus { State = JobState.Completed } });
        Assert.Empty(server.Fake.Changes);
    }

    [Fact]
    public async Task The_queues_frames_become_a_ground_truth_job_once()
    {
        var run = await RunAsync(Says("anna", Missing, "error", "omission"), Says("anna", Car, "error", "extra"));
        CvatServerOptions options = new() { Issues = PushedItems.None, Reannotate = PushedItems.Errors };
        await WriteAsync(run, options);
        await WriteAsync(run, options);
        Assert.Equal(["POST api/jobs"], server.Fake.Changes);
        Assert.Equal([0, 5], server.Fake.State.Included(server.Fake.State.Jobs.Last()));
        await WriteAsync(run, options with { Reannotate = PushedItems.Queued });
        Assert.Equal("reannotation-left-out 3", Ledger);
        await using var again = new CvatDataset(server.Job(server.Fake.State.Jobs.Last()), server.Host);
        await again.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["a0.png", "a5.png"], again.Ids);
    }

    [Fact]
    public async Task Frames_become_a_task_of_their_own_with_the_projects_labels_once()
    {
        var run = await RunAsync(Says("anna", Missing, "error", "omission"), Says("anna", Car, "error", "extra"));
        CvatServerOptions options = new() { Issues = PushedItems.None, Reannotate = PushedItems.Errors, ReannotateAs = ReannotationPlace.Task };
        await WriteAsync(run, options);
        await WriteAsync(run, options);
        Assert.Equal(["POST api/tasks", "POST api/tasks/21/data/"], server.Fake.Changes);
        Assert.Equal((3, "quay, again [assay "), ((int)server.Fake.State.Task(21)["project_id"]!, ((string)server.Fake.State.Task(21)["name"]!)[..19]));
        Assert.Equal(["a0.png", "a5.png"], server.Fake.State.Uploads[21]);
        Assert.Equal(6, (await server.OpenAsync(server.Project)).Ids.Count); // The new task is no part of what is audited.
        Assert.Equal("other-jobs-left-out 1", Ledger);
    }

    [Fact]
    public async Task A_task_outside_of_a_project_lends_its_labels()
    {
        var dataset = await server.OpenAsync(server.Task(20));
        FakeRun run = new(dataset, server.Path) { Queue = [Frame with { Sample = "frame_000005" }] };
        await WriteAsync(run, new CvatServerOptions { Issues = PushedItems.None, Reannotate = PushedItems.Queued, ReannotateAs = ReannotationPlace.Task });
        Assert.Equal("""[{"name":"ship","color":"#2080c0","type":"any","attributes":[]}]""", server.Fake.State.Task(21)["labels"]!.ToJsonString());
        Assert.Equal(["frame_000005.png"], server.Fake.State.Uploads[21]);
    }

    [Fact]
    public async Task Images_of_another_format_find_their_frames_by_name()
    {
        var images = new HeldDataset(ClassList.Named(["car"]), new Sample { Id = "a5", Size = new Size(40, 30) }, new Sample { Id = "elsewhere", Size = new Size(4, 4) });
        FakeRun run = new(images, server.Path) { Queue = [Frame with { Sample = "a5" }, Car with { Sample = "elsewhere" }] };
        await WriteAsync(run, new CvatServerOptions { Url = server.Fake.Url, Task = [12], TokenEnv = new SecretName("CVAT_TOKEN"), Issues = PushedItems.Queued });
        Assert.Equal((5, 32), ((int)server.Fake.State.Issues.Single()["frame"]!, (int)server.Fake.State.Issues.Single()["job"]!));
        Assert.Equal("items-without-frame 1", Ledger);
    }

    [Fact]
    public async Task A_dataset_that_is_on_no_server_needs_one_named()
    {
        FakeRun run = new(new HeldDataset(ClassList.Named(["car"]), new Sample { Id = "z", Size = new Size(4, 4) }), server.Path);
        Assert.Contains("there is none to send anything to", (await Assert.ThrowsAsync<AssayException>(() => WriteAsync(run))).Message);
        Assert.Contains("none of the 1 samples ('z') is one of the 5 frames", (await Assert.ThrowsAsync<AssayException>(() => WriteAsync(run, new CvatServerOptions { Url = server.Fake.Url, Task = [12], TokenEnv = new SecretName("CVAT_TOKEN") }))).Message);
    }

    [Fact]
    public async Task A_broken_off_post_is_looked_for_before_it_is_sent_again()
    {
        var left = 1;
        server.Fake.Spoil = (request, answer) => request.Method == "POST" && left-- > 0 ? answer with { Close = true } : answer;
        await WriteAsync(await RunAsync(Says("anna", Car, "error", "extra")));
        Assert.Single(server.Fake.State.Issues);
        Assert.Equal(["POST api/issues"], server.Fake.Changes);
    }

    [Fact]
    public async Task A_post_that_never_arrived_is_sent_again()
    {
        var left = 1;
        server.Fake.Mischief = request => request.Method == "POST" && left-- > 0 ? new LoopbackAnswer([]) { Close = true } : null;
        await WriteAsync(await RunAsync(Says("anna", Car, "error", "extra")));
        Assert.Single(server.Fake.State.Issues);
    }

    [Fact]
    public async Task What_is_refused_is_noted_and_the_rest_is_sent()
    {
        var left = 1;
        server.Fake.Mischief = request => request.Method == "POST" && left-- > 0 ? LoopbackAnswer.Text(400, """{"position":["no"]}""", "application/vnd.cvat+json") : null;
        var failure = await Assert.ThrowsAsync<DataException>(async () => await WriteAsync(await RunAsync(Says("anna", Car, "error", "extra"), Says("anna", Missing, "error", "omission"))));
        Assert.StartsWith("1 of 2 requests were refused, the first: ", failure.Message);
        Assert.Single(server.Fake.State.Issues);
        Assert.Equal(["cvat-refused", "sent"], File.ReadLines(Path.Combine(server.Path, "cvat_server", "requests.jsonl")).Select(line => (string)JsonNode.Parse(line)!["outcome"]!));
    }
}
