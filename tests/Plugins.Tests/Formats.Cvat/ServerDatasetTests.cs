using Assay.Formats.Cvat;
using Assay.Testing.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>Datasets on a server that behaves.</summary>
public sealed class ServerDatasetTests : IDisposable
{
    readonly SmallServer server = new();

    public void Dispose() => server.Dispose();

    static string Said(IDataset dataset) => string.Join(", ", SmallCvat.ReadAll(dataset).Select(sample => $"{sample.Id} {(sample.Labels is null ? "open" : sample.Labels.Instances!.Count)}"));

    [Fact]
    public async Task A_task_is_its_jobs_without_deleted_frames()
    {
        var dataset = await server.OpenAsync(server.Task(12));
        Assert.Equal("a0.png 1, a1.png 1, a2.png 0, a3.png open, a5.png 1", Said(dataset));
        Assert.Equal(["car", "tree"], dataset.Classes.Select(known => known.Name));
        Assert.Equal(1, server.Host.Count("deleted-frames-left-out"));
    }

    [Fact]
    public async Task Empty_and_not_annotated_differ_by_what_the_job_says()
    {
        Assert.Contains("a2.png 0, a3.png open", Said(await server.OpenAsync(server.Task(12))));
        Assert.Contains("a2.png 0, a3.png 0", Said(await server.OpenAsync(server.Task(12) with { EmptyIsAnnotated = true })));
        Assert.Contains("a2.png open, a3.png open", Said(await server.OpenAsync(server.Task(12) with { EmptyIsAnnotated = false })));
        server.Fake.State.Job(32)["state"] = "completed";
        Assert.Contains("a2.png 0, a3.png 0", Said(await server.OpenAsync(server.Task(12))));
    }

    [Fact]
    public async Task Shapes_of_a_later_job_stand_in_the_frames_of_the_task()
    {
        var dataset = await server.OpenAsync(server.Job(32));
        Assert.Equal("a3.png open, a5.png 1", Said(dataset));
        Assert.Equal([3.0, 5.0], dataset.Attributes.Single(column => column.Name == "frame").Number!);
        Assert.Equal(["in progress", "in progress"], dataset.Attributes.Single(column => column.Name == "state").Text!);
    }

    [Fact]
    public async Task A_project_is_its_tasks_and_lists_come_page_by_page()
    {
        server.Fake.LongestPage = 1;
        var dataset = await server.OpenAsync(server.Project);
        Assert.Equal("a0.png 1, a1.png 1, a2.png 0, a3.png open, a5.png 1, b0.png 0", Said(dataset));
        Assert.Equal(["car", "tree"], dataset.Classes.Select(known => known.Name));
        Assert.Equal(2, server.Fake.Got("/labels"));
    }

    [Fact]
    public async Task Images_of_one_name_in_two_tasks_are_told_apart_by_the_task()
    {
        server.Fake.State.AddTask(14, "pier", ["b0.png"], project: 3);
        server.Fake.State.AddJob(34, 14, 0, 0);
        Assert.Equal(["mole/b0.png", "pier/b0.png"], (await server.OpenAsync(server.Task(13, 14))).Ids);
    }

    [Fact]
    public async Task A_video_has_frames_with_numbers()
    {
        var dataset = await server.OpenAsync(server.Task(20));
        Assert.Equal(8, dataset.Ids.Count);
        Assert.Equal("frame_000005 1", Said(dataset).Split(", ")[5]);
        using var image = dataset.OpenImage(5);
        Assert.Contains(server.Fake.Requests, request => request.Target == "/api/tasks/20/data/?type=frame&number=5&quality=original");
    }

    [Fact]
    public async Task What_has_not_changed_is_not_downloaded_again()
    {
        var before = (await server.OpenAsync(server.Task(12))).Fingerprint;
        Assert.Equal(2, server.Fake.Got("/annotations/"));
        Assert.Equal(before, (await server.OpenAsync(server.Task(12))).Fingerprint);
        Assert.Equal(2, server.Fake.Got("/annotations/"));
        server.Fake.State.AddShape(32, 104, 5, 2, "rectangle", 0, 0, 4, 4);
        var after = await server.OpenAsync(server.Task(12));
        Assert.Equal(3, server.Fake.Got("/annotations/"));
        Assert.NotEqual(before, after.Fingerprint);
        Assert.Contains("a5.png 2", Said(after));
    }

    [Fact]
    public async Task A_frame_that_is_deleted_goes_although_no_job_has_changed()
    {
        Assert.Equal(5, (await server.OpenAsync(server.Task(12))).Ids.Count);
        server.Fake.State.Delete(12, 0);
        Assert.Equal(4, (await server.OpenAsync(server.Task(12))).Ids.Count);
    }

    [Fact]
    public async Task A_frame_is_downloaded_when_it_is_looked_at_and_then_kept()
    {
        var dataset = await server.OpenAsync(server.Task(12));
        Assert.Equal(0, server.Fake.Got("/data/"));
        using (dataset.OpenImage(4))
        using (dataset.OpenImage(4))
            Assert.Equal(1, server.Fake.Got("/data/"));
        Assert.EndsWith("5-original.png", server.Host.Opened[0]);
        using (var again = (await server.OpenAsync(server.Task(12) with { Quality = FrameQuality.Compressed })).OpenImage(4))
            Assert.Equal(2, server.Fake.Got("/data/"));
    }

    [Fact]
    public async Task Images_at_hand_need_no_download()
    {
        Directory.CreateDirectory(Path.Combine(server.Path, "photos"));
        File.WriteAllText(Path.Combine(server.Path, "photos", "a0.png"), "");
        var dataset = await server.OpenAsync(server.Task(12) with { Images = new InputPath(Path.Combine(server.Path, "photos")) });
        using var image = dataset.OpenImage(0);
        Assert.NotNull(image);
        Assert.Equal(0, server.Fake.Got("/data/"));
    }

    [Fact]
    public async Task Ground_truth_jobs_are_read_when_they_are_named_and_have_the_frames_they_include()
    {
        server.Fake.State.AddJob(40, 12, 0, 5, "acceptance", "completed", "ground_truth", [1, 5]);
        server.Fake.State.AddShape(40, 301, 5, 1, "rectangle", 20, 10, 31, 20);
        Assert.Equal("a1.png 0, a5.png 1", Said(await server.OpenAsync(server.Job(40))));
        Assert.Equal(5, (await server.OpenAsync(server.Task(12))).Ids.Count);
        Assert.Equal(1, server.Host.Count("other-jobs-left-out"));
    }

    [Fact]
    public async Task A_frame_in_two_jobs_is_the_earlier_ones()
    {
        server.Fake.State.AddTask(15, "overlap", ["c0.png", "c1.png", "c2.png"], project: 3);
        server.Fake.State.AddJob(35, 15, 0, 1);
        server.Fake.State.AddJob(36, 15, 1, 2);
        server.Fake.State.AddShape(35, 401, 1, 1, "rectangle", 1, 1, 2, 2);
        server.Fake.State.AddShape(36, 402, 1, 1, "rectangle", 1, 1, 2, 2);
        server.Fake.State.AddShape(36, 403, 2, 1, "rectangle", 1, 1, 2, 2);
        Assert.Equal("c0.png open, c1.png 1, c2.png 1", Said(await server.OpenAsync(server.Task(15))));
        Assert.Equal(1, server.Host.Count("shared-frames-left-out"));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef01234567", "Token")]
    [InlineData("pat.secret", "Bearer")]
    public async Task Keys_of_older_servers_are_shown_as_these_want_them(string token, string scheme)
    {
        (server.Host.Token, server.Fake.Authorization) = (token, $"{scheme} {token}");
        Assert.Equal(5, (await server.OpenAsync(server.Task(12))).Ids.Count);
    }

    [Fact]
    public async Task The_organization_is_a_header()
    {
        await server.OpenAsync(server.Task(13) with { Connection = new CvatConnection { Organization = "port" } });
        Assert.All(server.Fake.Requests, request => Assert.Equal("port", request.Headers["x-organization"]));
    }

    [Fact]
    public async Task Who_may_see_a_job_alone_gets_its_frames_from_the_job()
    {
        server.Fake.Mischief = request => request.Path.StartsWith("/api/tasks/", StringComparison.Ordinal) ? LoopbackAnswer.Text(403, """{"detail":"not yours"}""", "application/vnd.cvat+json") : null;
        var dataset = await server.OpenAsync(server.Job(32));
        Assert.Equal("a3.png open, a5.png 1", Said(dataset));
        using var image = dataset.OpenImage(1);
        Assert.Contains(server.Fake.Requests, request => request.Target == "/api/jobs/32/data/?type=frame&number=5&quality=original");
    }

    [Fact]
    public async Task A_copy_would_read_the_server_again_and_is_refused()
    {
        var dataset = await server.OpenAsync(server.Task(13));
        Assert.Equal("no-copy", Assert.Throws<DataException>(() => { _ = dataset.BeginCopy(server.Path); }).Code);
    }

    [Fact]
    public async Task Older_servers_have_one_word_for_stage_and_state()
    {
        var job = server.Fake.State.Job(32);
        job.Remove("stage");
        job.Remove("state");
        job["status"] = "validation";
        Assert.Contains("a3.png 0", Said(await server.OpenAsync(server.Task(12))));
    }
}
