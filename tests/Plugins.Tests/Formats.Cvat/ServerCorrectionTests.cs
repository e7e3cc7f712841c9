using System.Text.Json.Nodes;
using Assay.Formats.Cvat;
using Assay.Kernels;

namespace Assay.Tests.Cvat;

/// <summary>Corrections that go to the server, object by object.</summary>
public sealed class ServerCorrectionTests : IDisposable
{
    static readonly Item Car = new(1, "00000000000000a1", "a0.png", Unit.Instance, 0, null, null, "");

    readonly SmallServer server = new();

    public void Dispose() => server.Dispose();

    async Task<FakeRun> RunAsync(string sample, Func<IReadOnlyList<Instance>, (IReadOnlyList<Instance> Now, int?[] Origins)> correct)
    {
        var dataset = await server.OpenAsync(server.Task(12));
        var id = SmallCvat.ReadAll(dataset).First(one => one.Id == sample).Labels?.Instances is [{ SourceId: { } first }, ..] ? ItemId(sample, first) : null;
        var item = id is null ? Car with { Sample = sample, Unit = Unit.Omission, Instance = null, ReferenceInstance = 0, Reference = "model" } : Car with { Id = id, Sample = sample };
        return new FakeRun(dataset, server.Path)
        {
            Queue = [item],
            Verdicts = [("anna", new Verdict(item.Id, "error", ["extra"]))],
            Corrected =
            {
                [sample] = was =>
                {
                    var (now, origins) = correct(was.Labels?.Instances ?? []);
                    var own = was with { Labels = new Labels { Instances = now } };
                    return new CorrectedSample(own, own) { Origins = origins, Applied = [new ItemCorrection(Car.Id, ["extra"], null)] };
                },
            },
        };
    }

    // As the host makes it; a run of the built application is tested in CvatServerTests.
    static string ItemId(string sample, string source) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"instance\n{sample}\nlabel\nid {source}")))[..16];

    Task WriteAsync(IRun run) => new CvatServerOutput(new CvatServerOptions { Issues = PushedItems.None, Corrections = true }, server.Host) { Time = server.Pauses }.WriteAsync(run, TestContext.Current.CancellationToken);

    JsonArray Shapes(int job) => server.Fake.State.Annotations(job)["shapes"]!.AsArray();

    string Ledger => string.Join(", ", server.Host.Problems.Where(entry => entry.Conversion is not null && entry.Code is not "deleted-frames-left-out").GroupBy(entry => entry.Code).Select(group => $"{group.Key} {group.Sum(entry => entry.Count)}"));

    [Fact]
    public async Task An_object_too_many_is_deleted_and_nothing_else_is_touched()
    {
        var run = await RunAsync("a0.png", _ => ([], []));
        await WriteAsync(run);
        Assert.Equal([102], Shapes(31).Select(shape => (int)shape!["id"]!));
        await WriteAsync(run);
        Assert.Equal(["PATCH api/jobs/31/annotations/?action=delete"], server.Fake.Changes);
        Assert.Equal("corrections-outdated 1", Ledger);
    }

    [Fact]
    public async Task An_omission_is_created_in_the_frame_of_the_task_once()
    {
        Instance drawn = new() { Class = 1, Geometry = new MaskGeometry(new Rle(new Size(40, 30), [31, 2, 28, 2, 1200 - 63])), ZOrder = 3, Attributes = new Dictionary<string, string> { ["height"] = "3" } };
        var run = await RunAsync("a3.png", _ => ([drawn], [null]));
        await WriteAsync(run);
        await WriteAsync(run);
        Assert.Equal(["PATCH api/jobs/32/annotations/?action=create"], server.Fake.Changes);
        var shape = Shapes(32)[^1]!;
        Assert.Equal(("mask", 3, 2, 3, "semi-auto"), ((string)shape["type"]!, (int)shape["frame"]!, (int)shape["label_id"]!, (int)shape["z_order"]!, (string)shape["source"]!));
        Assert.Equal("[0,4,1,1,2,2]", shape["points"]!.ToJsonString());
        Assert.Equal("attributes-left-out 2", Ledger);
        var back = SmallCvat.Read(await server.OpenAsync(server.Task(12)), 3).Labels!.Instances!.Single();
        Assert.Equal(((MaskGeometry)drawn.Geometry).Mask.Counts.ToArray(), ((MaskGeometry)back.Geometry!).Mask.Counts.ToArray());
    }

    [Fact]
    public async Task A_changed_object_is_updated_with_its_attributes_by_their_ids()
    {
        var run = await RunAsync("a0.png", was => ([was[0] with { Geometry = new PolygonGeometry([[1, 1, 5, 1, 5, 5]]), Attributes = new Dictionary<string, string> { ["colour"] = "red", ["occluded"] = "true" } }], [null]));
        await WriteAsync(run);
        Assert.Equal(["PATCH api/jobs/31/annotations/?action=update"], server.Fake.Changes);
        var shape = Shapes(31)[^1]!;
        Assert.Equal(("polygon", 1, true, 0, "manual"), ((string)shape["type"]!, (int)shape["label_id"]!, (bool)shape["occluded"]!, (int)shape["frame"]!, (string)shape["source"]!));
        Assert.Equal("""[{"spec_id":7,"value":"red"}]""", shape["attributes"]!.ToJsonString());
        Assert.Equal(2, Shapes(31).Count);
    }

    [Fact]
    public async Task What_somebody_has_changed_meanwhile_stays()
    {
        var run = await RunAsync("a0.png", _ => ([], []));
        Shapes(31)[0]!["points"] = new JsonArray(2, 3, 12, 10);
        await WriteAsync(run);
        Assert.Empty(server.Fake.Changes);
        Assert.Equal("corrections-outdated 1", Ledger);
    }

    [Fact]
    public async Task What_was_said_of_objects_that_are_gone_when_the_run_is_exported_corrects_nothing()
    {
        var run = await RunAsync("a0.png", _ => ([], []));
        Shapes(31).RemoveAt(0);
        server.Fake.State.AddShape(31, 150, 0, 2, "rectangle", 5, 5, 9, 9); // Another object at its position.
        var later = await server.OpenAsync(server.Task(12));
        await WriteAsync(new FakeRun(later, server.Path) { Queue = run.Queue, Verdicts = run.Verdicts, Corrected = run.Corrected });
        Assert.Empty(server.Fake.Changes);
        Assert.Equal("corrections-outdated 1", Ledger);
    }

    [Fact]
    public async Task A_class_that_the_task_lacks_and_verdicts_that_nobody_can_apply_are_counted()
    {
        var run = await RunAsync("a0.png", was => ([was[0], new Instance { Class = 99, Geometry = new BoxGeometry(new Box(0, 0, 1, 1)) }], [0, null]));
        var correct = run.Corrected["a0.png"];
        run.Corrected["a0.png"] = was => correct(was) with { Left = [new ItemCorrection("x", ["inaccurate"], null, "nobody said what is right")] };
        await WriteAsync(run);
        Assert.Empty(server.Fake.Changes);
        Assert.Equal("corrections-left-out 1, labels-unknown-left-out 1", Ledger);
    }

    [Fact]
    public async Task Objects_of_tracks_are_left_to_annotators()
    {
        server.Fake.State.Annotations(31)["tracks"]!.AsArray().Add(JsonNode.Parse("""{"id":1,"frame":2,"label_id":1,"group":0,"source":"manual","attributes":[],"elements":[],"shapes":[{"id":77,"frame":2,"type":"rectangle","points":[1,1,5,5],"occluded":false,"outside":false,"z_order":0,"rotation":0,"attributes":[]}]}"""));
        server.Fake.State.Touch(31);
        var run = await RunAsync("a2.png", _ => ([], []));
        await WriteAsync(run);
        Assert.Empty(server.Fake.Changes);
        Assert.Equal("track-corrections-left-out 1", Ledger);
    }

    [Fact]
    public async Task Tags_are_left_to_annotators_and_counted()
    {
        var run = await RunAsync("a0.png", was => (was, [0]));
        var correct = run.Corrected["a0.png"];
        run.Corrected["a0.png"] = was => correct(was) with { Own = was with { Labels = was.Labels! with { Tags = [1] } } };
        await WriteAsync(run);
        Assert.Empty(server.Fake.Changes);
        Assert.Equal("corrections-left-out 1", Ledger);
    }

    [Fact]
    public async Task Nothing_but_create_update_and_delete_is_ever_sent()
    {
        await WriteAsync(await RunAsync("a0.png", _ => ([], [])));
        Assert.DoesNotContain(server.Fake.Requests, request => request.Method == "PUT");
    }
}
