using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Formats.Cvat;
using Assay.Testing.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>CVAT's own answers, served by the fake.</summary>
public sealed class ServerConformanceTests : IDisposable
{
    readonly TempFolder folder = new();
    readonly FakeCvat fake = new();
    readonly ServerHost host;

    public ServerConformanceTests() => host = new ServerHost(folder.Path);

    static JsonNode Answer(string name) => JsonNode.Parse(File.ReadAllText(Conformance.Path($"cvat/cvat_shared_assets/{name}.json")))!;

    void Load()
    {
        foreach (var list in new[] { "projects", "tasks", "labels", "jobs", "issues", "comments" })
            fake.State.Take(list, Answer(list));
        foreach (var (job, annotations) in Answer("annotations")["job"]!.AsObject())
            fake.State.TakeAnnotations(int.Parse(job), annotations!);
        fake.State.TakeFrames();
    }

    public void Dispose()
    {
        fake.Dispose();
        folder.Dispose();
    }

    async Task<CvatDataset> OpenAsync(CvatOptions options)
    {
        CvatDataset dataset = new(options with { Url = fake.Url, TokenEnv = new SecretName("CVAT_TOKEN") }, host);
        await dataset.OpenAsync(TestContext.Current.CancellationToken);
        return dataset;
    }

    [Fact]
    public async Task Every_object_of_every_job_is_imported_or_in_the_ledger()
    {
        Load();
        var jobs = 0;
        foreach (var id in fake.State.Jobs.Where(id => (string)fake.State.Job(id)["dimension"]! == "2d"))
        {
            host.Problems.Clear();
            await using var dataset = await OpenAsync(new CvatOptions { Job = [id] });
            var samples = SmallCvat.ReadAll(dataset);
            var said = fake.State.Annotations(id);
            var drawn = said["shapes"]!.AsArray().Count + said["tracks"]!.AsArray().Sum(track => track!["shapes"]!.AsArray().Count);
            long Told(string code) => host.Count(code) + samples.SelectMany(sample => sample.Problems).Where(problem => problem.Code == code).Sum(problem => problem.Count);
            Assert.True(drawn == samples.Sum(sample => sample.Labels?.Instances?.Count ?? 0) + Told("outside-left-out") + Told("unknown-frame") + Told("zero-size-box") + Told("negative-size"), $"job {id}: {drawn} drawn");
            Assert.Equal((int)fake.State.Job(id)["frame_count"]!, samples.Count);
            Assert.Equal(0, Told("undeclared-label"));
            jobs++;
        }
        Assert.Equal(55, jobs);
    }

    [Fact]
    public async Task A_task_with_a_pool_of_frames_and_replicas_is_its_annotation_jobs()
    {
        Load();
        await using var dataset = await OpenAsync(new CvatOptions { Task = [30] });
        Assert.Equal(8, dataset.Ids.Count); // Jobs 42 and 46; frames 8 and 9 are the ground truth's.
        Assert.Equal(7, host.Count("other-jobs-left-out"));
    }

    [Fact]
    public async Task Point_clouds_are_refused()
    {
        Load();
        Assert.Equal("no-samples", (await Assert.ThrowsAsync<DataException>(() => OpenAsync(new CvatOptions { Task = [6] }))).Code);
    }

    [Fact]
    public void The_fake_checks_fields_by_the_names_that_cvat_uses()
    {
        foreach (var (_, job) in Answer("annotations")["job"]!.AsObject())
        {
            var body = job!.DeepClone().AsObject();
            body["tracks"] = new JsonArray(); // Nothing sends tracks.
            Assert.Null(CvatRules.Wrong("PATCH", "api/jobs/1/annotations/", new Dictionary<string, string> { ["action"] = "create" }, Headers, JsonSerializer.SerializeToUtf8Bytes(body)));
        }
        foreach (var issue in Answer("issues")["results"]!.AsArray())
            Assert.Null(CvatRules.Wrong("POST", "api/issues", new Dictionary<string, string>(), Headers,
                JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["frame"] = issue!["frame"]!.DeepClone(), ["job"] = issue["job"]!.DeepClone(), ["position"] = issue["position"]!.DeepClone(), ["message"] = "" })));
        Assert.Equal("unknown field 'comment'", CvatRules.Wrong("POST", "api/issues", new Dictionary<string, string>(), Headers, """{"frame":0,"job":1,"position":[],"message":"","comment":""}"""u8.ToArray()));
        Assert.Equal("PUT replaces everything that annotators have done", CvatRules.Wrong("PUT", "api/jobs/1/annotations/", new Dictionary<string, string>(), Headers, []));
    }

    static readonly Dictionary<string, string> Headers = new() { ["accept"] = "application/vnd.cvat+json", ["content-type"] = "application/json" };
}
