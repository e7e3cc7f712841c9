using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>Servers that refuse, break off, or are none.</summary>
public sealed class ServerFailureTests : IDisposable
{
    readonly SmallServer server = new();

    public void Dispose() => server.Dispose();

    /// <summary>The first so many requests for something go wrong.</summary>
    void Fail(string end, LoopbackAnswer answer, int times = int.MaxValue)
    {
        var left = times;
        server.Fake.Mischief = request => request.Path.EndsWith(end, StringComparison.Ordinal) && left-- > 0 ? answer : null;
    }

    static LoopbackAnswer Json(int status, string text = """{"detail":"no"}""") => LoopbackAnswer.Text(status, text, "application/vnd.cvat+json");

    [Fact]
    public async Task A_token_that_is_wrong_is_said_and_never_shown()
    {
        server.Host.Token = "wrong.token";
        Fail("/tasks/12", Json(401, """{"detail":"wrong.token is no token"}"""));
        var (code, message) = await server.FailsAsync(server.Task(12));
        Assert.Equal(("cvat-refused", """SERVER/api/tasks/12: it answers 401 ('{"detail":"*** is no token"}'), expected 200; the token is not valid (any more): make a new one on the server, and see 'connection: auth' for keys of older servers"""), (code, message));
    }

    [Fact]
    public async Task Without_a_token_the_option_for_it_is_named()
    {
        var (code, message) = await server.FailsAsync(server.Task(12) with { TokenEnv = null });
        Assert.Equal("cvat-refused", code);
        Assert.EndsWith("name the environment variable that holds a personal access token: token_env: CVAT_TOKEN", message);
    }

    [Theory]
    [InlineData(403, "cvat-refused", "whose token this is may not do that: ask for a role in the project or organization (connection: organization)")]
    [InlineData(404, "cvat-not-found", "check the number, url: and connection: organization, and whether it was deleted")]
    [InlineData(400, "cvat-refused", "expected 200")]
    public async Task Refusals_say_what_to_do(int status, string code, string advice)
    {
        Fail("/tasks/12", Json(status));
        var failure = await server.FailsAsync(server.Task(12));
        Assert.Equal(code, failure.Code);
        Assert.EndsWith(advice, failure.Message);
        Assert.Empty(server.Pauses.Taken);
    }

    [Fact]
    public async Task A_project_that_is_not_there_is_an_error_and_not_an_empty_dataset() =>
        Assert.Equal("cvat-not-found", (await server.FailsAsync(server.Project with { Project = 4 })).Code);

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_busy_server_is_asked_again_after_the_time_it_asks_for(int status)
    {
        Fail("/annotations/", Json(status) with { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } }, times: 1);
        await server.OpenAsync(server.Task(13));
        Assert.Equal([TimeSpan.FromSeconds(7)], server.Pauses.Taken);
    }

    [Fact]
    public async Task One_that_stays_busy_is_given_up()
    {
        Fail("/annotations/", Json(429));
        var (code, message) = await server.FailsAsync(server.Task(13));
        Assert.Equal(("cvat-unreachable", """SERVER/api/jobs/33/annotations: it answers 429 ('{"detail":"no"}'), 6 times, expected 200; ask less at once (connection: concurrency) or later"""), (code, message));
        Assert.Equal(5, server.Pauses.Taken.Count);
    }

    [Fact]
    public async Task Half_a_body_is_asked_for_again()
    {
        var left = 2;
        server.Fake.Spoil = (request, answer) => request.Path.EndsWith("/annotations/", StringComparison.Ordinal) && left-- > 0 ? answer with { BreakAfter = answer.Body.Length / 2 } : answer;
        Assert.Single((await server.OpenAsync(server.Task(13))).Ids);
        Assert.Equal(2, server.Pauses.Taken.Count);
    }

    [Fact]
    public async Task Half_a_body_that_calls_itself_whole_is_asked_for_again_and_then_an_error()
    {
        server.Fake.Spoil = (request, answer) => request.Path.EndsWith("/annotations/", StringComparison.Ordinal) ? answer with { Body = answer.Body[..20] } : answer;
        var (code, message) = await server.FailsAsync(server.Task(13));
        Assert.Equal(("cvat-answer", "SERVER/api/jobs/33/annotations: the answer of 20 bytes is no JSON, or was cut off (line 1, byte 21); see whether a proxy shortens answers"), (code, message));
        Assert.Equal(3, server.Fake.Got("/annotations/"));
    }

    [Fact]
    public async Task A_login_page_is_no_answer()
    {
        Fail("/tasks/13", LoopbackAnswer.Text(200, "<html>Sign in</html>", "text/html"));
        var (code, message) = await server.FailsAsync(server.Task(13));
        Assert.Equal(("cvat-answer", "SERVER/api/tasks/13: it answers with a web page ('<html>Sign in</html>'), expected JSON; check url:, and whether a login page or a proxy stands before the server"), (code, message));
    }

    [Fact]
    public async Task The_token_is_not_taken_to_another_host()
    {
        using var elsewhere = new LoopbackServer(_ => LoopbackAnswer.Json("{}"));
        Fail("/tasks/13", LoopbackAnswer.Text(302, "") with { Headers = new Dictionary<string, string> { ["Location"] = elsewhere.Url } });
        var (code, message) = await server.FailsAsync(server.Task(13));
        Assert.Equal("cvat-redirect", code);
        Assert.Contains($"it points to {elsewhere.Url}", message);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_redirection_within_the_server_is_followed()
    {
        var left = 1;
        server.Fake.Mischief = request => request.Path == "/api/tasks/13" && left-- > 0 ? LoopbackAnswer.Text(301, "") with { Headers = new Dictionary<string, string> { ["Location"] = "/api/tasks/13" } } : null;
        Assert.Single((await server.OpenAsync(server.Task(13))).Ids);
    }

    [Fact]
    public async Task Pages_that_do_not_add_up_are_read_again_and_then_an_error()
    {
        server.Fake.Spoil = (request, answer) => request.Path == "/api/jobs" ? answer with { Body = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(answer.Body).Replace("\"count\":1", "\"count\":2")) } : answer;
        Assert.Equal(("cvat-answer", "SERVER/api/jobs: the list says that it has 2 entries, and its pages hold 1; see the server's log"), await server.FailsAsync(server.Task(13)));
    }

    [Fact]
    public async Task A_list_that_is_none_is_an_error()
    {
        Fail("/jobs", Json(200, "[]"));
        Assert.Equal("cvat-answer", (await server.FailsAsync(server.Task(13))).Code);
    }

    [Fact]
    public async Task An_answer_has_a_size()
    {
        Fail("/annotations/", new LoopbackAnswer(new byte[2000], "application/json") { Unannounced = true });
        var (code, message) = await server.FailsAsync(server.Task(13) with { Connection = new CvatConnection { MaxBody = 0.0015 } });
        Assert.Equal(("cvat-unreachable", "SERVER/api/jobs/33/annotations: the answer is longer than 0.002 MB (connection: max_body)"), (code, message));
    }

    [Fact]
    public async Task An_answer_has_a_time()
    {
        Fail("/annotations/", new LoopbackAnswer([]) { Hang = true });
        var (code, message) = await server.FailsAsync(server.Task(13) with { Connection = new CvatConnection { Timeout = 0.3 } });
        Assert.Equal(("cvat-unreachable", "SERVER/api/jobs/33/annotations: no complete answer within 0.3 s (connection: timeout)"), (code, message));
    }

    [Theory]
    [InlineData("""{"id":33}""")]
    [InlineData("""{"id":33,"task_id":13,"start_frame":0,"stop_frame":2000000000}""")]
    [InlineData("""{"id":33,"task_id":13,"start_frame":-1,"stop_frame":2}""")]
    [InlineData("""{"id":"x","task_id":13,"start_frame":0,"stop_frame":2}""")]
    [InlineData("[]")]
    public async Task Jobs_that_are_none_are_refused(string job)
    {
        Fail("/jobs/33", Json(200, job));
        Assert.Equal("cvat-answer", (await server.FailsAsync(server.Job(33))).Code);
    }

    [Theory]
    [InlineData("""{"frames":[]}""")]
    [InlineData("""{"frames":[{"name":"a.png","width":4,"height":4}],"deleted_frames":["x"]}""")]
    [InlineData("null")]
    public async Task Frames_that_do_not_fit_the_job_are_refused(string meta)
    {
        Fail("/data/meta", Json(200, meta));
        Assert.Equal("cvat-answer", (await server.FailsAsync(server.Task(13))).Code);
    }

    [Fact]
    public async Task A_name_that_leads_out_of_its_folder_is_left_out()
    {
        Fail("/jobs/31/data/meta", Json(200, """{"frames":[{"name":"../../etc/passwd","width":4,"height":4},{"name":"b","width":4,"height":4},{"name":"c","width":4,"height":4}]}"""));
        Assert.Equal(["b", "c"], (await server.OpenAsync(server.Job(31))).Ids);
        Assert.Equal(1, server.Host.Count("unsafe-name"));
    }

    [Fact]
    public async Task A_frame_that_cannot_be_had_is_its_samples_failure()
    {
        var dataset = await server.OpenAsync(server.Task(13));
        Fail("/data/", LoopbackAnswer.Text(200, "no image today"));
        Assert.Equal("cvat-answer", Assert.Throws<DataException>(() => { dataset.OpenImage(0)?.Dispose(); return 0; }).Code);
        Fail("/data/", Json(404));
        Assert.Equal("cvat-not-found", Assert.Throws<DataException>(() => { dataset.OpenImage(0)?.Dispose(); return 0; }).Code);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_not_waited_for_at_every_frame()
    {
        var dataset = await server.OpenAsync(server.Task(12));
        Fail("/data/", Json(503));
        for (var frame = 0; frame < 4; frame++)
            Assert.Throws<DataException>(() => { dataset.OpenImage(frame)?.Dispose(); return 0; });
        Assert.Equal(5, server.Pauses.Taken.Count);
        server.Fake.Mischief = _ => null;
        using var image = dataset.OpenImage(0);
        Assert.NotNull(image);
    }

    [Theory]
    [InlineData("ftp://cvat", "is no address")]
    [InlineData("https://anna:secret@cvat", "a password does not belong into a pipeline")]
    [InlineData("https://cvat/tasks/12", "its root, https://cvat; say which project, task or job beside it: task: 12")]
    public void Addresses_are_checked_before_anything_is_opened(string url, string says) =>
        Assert.Contains(says, Assert.Throws<AssayException>(() => new CvatDataset(server.Task(12) with { Url = url }, server.Host)).Message);

    [Fact]
    public void One_place_is_named()
    {
        Assert.Contains("found none", Assert.Throws<AssayException>(() => new CvatDataset(server.Task(), server.Host)).Message);
        Assert.Contains("found 2", Assert.Throws<AssayException>(() => new CvatDataset(server.Task(1) with { Project = 3 }, server.Host)).Message);
        Assert.Contains("there is none; say which", Assert.Throws<AssayException>(() => new CvatDataset(new CvatOptions { Path = new InputPath("a.xml"), Task = [4] }, server.Host)).Message);
    }
}
