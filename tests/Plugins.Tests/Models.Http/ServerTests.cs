using Assay.Kernels.Codecs;
using Assay.Models.Http;
using Assay.Models.Http.Sending;

namespace Assay.Tests.Http;

/// <summary>Servers that fail, by themselves and for good.</summary>
public sealed class ServerTests
{
    static readonly LoopbackAnswer Mask = new(PngEncoder.Encode(PngImage.Grey(2, 2, [0, 1, 2, 1])), "image/png");

    static HttpOptions To(string url) => new() { Url = url, Response = AnswerForm.MaskPng };

    /// <summary>Answers in turn; the last one from then on.</summary>
    static LoopbackServer InTurn(params LoopbackAnswer[] answers)
    {
        var next = -1;
        return new LoopbackServer(_ => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]);
    }

    static async Task<string> OutOfReach(Asked asked, int index = 0)
    {
        var gone = await Assert.ThrowsAsync<AssayException>(() => asked.AskAsync(index));
        Assert.Equal(IReference.OutOfReach, gone.Code);
        return gone.Message;
    }

    static int PortWithoutServer()
    {
        using var server = new LoopbackServer(_ => Mask);
        return server.Port;
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        using var server = InTurn(LoopbackAnswer.Text(status, "later"), LoopbackAnswer.Text(status, "later"), Mask);
        await using var asked = await Asked.OpenAsync(To(server.Url));
        Assert.NotNull((await asked.AskAsync(5)).LabelMap);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(server.Requests[0].Part("image"), server.Requests[2].Part("image"));
        Assert.Equal([Backoff.Pause(0, 5), Backoff.Pause(1, 5)], asked.Pauses.Taken);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        using var server = InTurn(Mask with { Close = true }, Mask with { BreakAfter = 10 }, Mask);
        await using var asked = await Asked.OpenAsync(To(server.Url));
        Assert.NotNull((await asked.AskAsync()).LabelMap);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sat, 21 Nov 2026 12:00:09 GMT", 9)]
    [InlineData("0", 0)]
    public async Task The_server_says_how_long_to_wait(string after, int seconds)
    {
        using var server = InTurn(LoopbackAnswer.Text(429, "") with { Headers = new Dictionary<string, string> { ["Retry-After"] = after } }, Mask);
        await using var asked = await Asked.OpenAsync(To(server.Url));
        await asked.AskAsync();
        Assert.Equal(seconds == 0 ? Backoff.Pause(0, 0) : TimeSpan.FromSeconds(seconds), Assert.Single(asked.Pauses.Taken));
    }

    [Fact]
    public async Task Nobody_waits_for_an_hour()
    {
        using var server = InTurn(LoopbackAnswer.Text(503, "maintenance") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } });
        await using var asked = await Asked.OpenAsync(To(server.Url));
        var failure = await asked.FailsAsync();
        Assert.Equal(("server-busy", $"{server.Url}: it answers 503 ('maintenance'), expected 200"), (failure.Code, failure.Message));
        Assert.Empty(asked.Pauses.Taken);
    }

    [Fact]
    public void Pauses_double_with_jitter_up_to_half_a_minute()
    {
        for (var retry = 0; retry < 12; retry++)
            for (var seed = 0; seed < 50; seed++)
                Assert.InRange(Backoff.Pause(retry, seed).TotalSeconds, Math.Min(30, 0.5 * Math.Pow(2, retry)) / 2, Math.Min(30, 0.5 * Math.Pow(2, retry)));
        Assert.True(Enumerable.Range(0, 50).Select(seed => Backoff.Pause(3, seed)).Distinct().Count() > 40);
        Assert.Equal(Backoff.Pause(3, 17), Backoff.Pause(3, 17));
    }

    [Fact]
    public async Task Another_4xx_is_the_samples_failure_and_is_not_asked_again()
    {
        using var server = InTurn(LoopbackAnswer.Text(422, "{\"detail\": \"too small\"}", "application/json"), Mask);
        await using var asked = await Asked.OpenAsync(To(server.Url));
        var failure = await asked.FailsAsync();
        Assert.Equal(("server-refused", $$"""{{server.Url}}: it answers 422 ('{"detail": "too small"}'), expected 200; check encoding:, field: and form:"""), (failure.Code, failure.Message));
        Assert.Single(server.Requests);
        Assert.NotNull((await asked.AskAsync(1)).LabelMap);
    }

    [Fact]
    public async Task A_fault_of_the_model_is_asked_about_twice_more_and_counted()
    {
        using var server = InTurn(LoopbackAnswer.Text(500, "Traceback: CUDA out of memory"));
        await using var asked = await Asked.OpenAsync(To(server.Url));
        for (var index = 0; index < 5; index++)
            Assert.Equal(("server-error", $"{server.Url}: it answers 500 ('Traceback: CUDA out of memory'), expected 200, 3 times; see the server's own log"), (await asked.FailsAsync(index)) is var failure ? (failure.Code, failure.Message) : default);
        Assert.Equal(15, server.Requests.Count);
    }

    [Theory]
    [InlineData(401, "give the key as headers")]
    [InlineData(403, "give the key as headers")]
    [InlineData(404, "check the path of url:")]
    [InlineData(405, "it takes no POST there")]
    public async Task A_wrong_address_or_key_stops_the_run_at_the_first_sample(int status, string advice)
    {
        using var server = InTurn(LoopbackAnswer.Text(status, "no"));
        await using var asked = await Asked.OpenAsync(To(server.Url));
        Assert.Contains(advice, await OutOfReach(asked), StringComparison.Ordinal);
        await OutOfReach(asked, 1);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_and_shown_without_its_query()
    {
        using var elsewhere = InTurn(Mask);
        using var server = InTurn(LoopbackAnswer.Text(307, "") with { Headers = new Dictionary<string, string> { ["Location"] = elsewhere.Url + "/?token=abc" } });
        await using var asked = await Asked.OpenAsync(To(server.Url));
        var message = await OutOfReach(asked);
        Assert.Contains($"it points to {elsewhere.Url}/: write that as url:", message, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_server_that_hangs_costs_its_time_three_times_and_no_more()
    {
        using var server = InTurn(Mask with { Hang = true });
        await using var asked = await Asked.OpenAsync(To(server.Url) with { Timeout = 0.05 });
        Assert.Equal(("server-timeout", $"{server.Url}: no complete answer within 0.05 s (timeout:)"), (await asked.FailsAsync(0)) is var failure ? (failure.Code, failure.Message) : default);
        await asked.FailsAsync(1);
        Assert.EndsWith("does not serve: no complete answer within 0.05 s (timeout:), for 3 samples in a row (give_up_after:); no more samples are sent there", await OutOfReach(asked, 2), StringComparison.Ordinal);
        await OutOfReach(asked, 3);
        Assert.InRange(server.Requests.Count, 0, 3); // One that was given up may never have been read.
        Assert.Empty(asked.Pauses.Taken);
    }

    [Fact]
    public async Task A_server_that_fails_now_and_then_is_not_given_up()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => Interlocked.Increment(ref count) % 3 == 0 ? Mask : Mask with { Hang = true });
        await using var asked = await Asked.OpenAsync(To(server.Url) with { Timeout = 0.05, Concurrency = 1 });
        for (var index = 0; index < 12; index++)
            if (index % 3 == 2)
                Assert.NotNull((await asked.AskAsync(index)).LabelMap);
            else
                await asked.FailsAsync(index);
    }

    [Fact]
    public async Task Nobody_at_the_port_stops_the_run_after_the_retries_of_one_sample()
    {
        await using var asked = await Asked.OpenAsync(To($"http://127.0.0.1:{PortWithoutServer()}/predict") with { Retries = 4 });
        Assert.Contains("refused, 5 times", await OutOfReach(asked), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(4, asked.Pauses.Taken.Count);
        await OutOfReach(asked, 1);
        Assert.Equal(4, asked.Pauses.Taken.Count);
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_gets_the_rest()
    {
        var port = 0;
        LoopbackServer? second = null;
        using (var first = new LoopbackServer(_ => Mask))
        {
            port = first.Port;
            await using var asked = await Asked.OpenAsync(To(first.Url));
            asked.Pauses.Starting = pause => second ??= pause == 2 ? new LoopbackServer(_ => Mask, port) : null;
            Assert.NotNull((await asked.AskAsync(0)).LabelMap);
            first.Dispose();
            Assert.NotNull((await asked.AskAsync(1)).LabelMap);
            Assert.Equal(1, second?.Requests.Count);
        }
        second?.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_beyond_the_limit_is_not_read_to_its_end(bool unannounced)
    {
        using var server = InTurn(new LoopbackAnswer(new byte[3_000_000], "image/png") { Unannounced = unannounced });
        await using var asked = await Asked.OpenAsync(To(server.Url) with { MaxBody = 1 });
        var failure = await asked.FailsAsync();
        Assert.Equal(("answer-too-large", $"{server.Url}: the answer {(unannounced ? "is longer than that" : "is 3000000 bytes")}, expected at most 1 MB (max_body:)"), (failure.Code, failure.Message));
    }

    [Fact]
    public async Task A_length_that_is_a_lie_takes_no_memory()
    {
        using var server = InTurn(Mask with { Announce = 900_000_000_000 });
        await using var asked = await Asked.OpenAsync(To(server.Url));
        Assert.Equal("answer-too-large", (await asked.FailsAsync()).Code);
    }

    [Fact]
    public async Task What_does_not_speak_http_is_said_so()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("SSH-2.0-OpenSSH\r\n\r\n"u8.ToArray());
            _ = await client.GetStream().ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false);
        }, TestContext.Current.CancellationToken);
        await using var asked = await Asked.OpenAsync(To($"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/"));
        Assert.Contains("it does not speak HTTP", await OutOfReach(asked), StringComparison.Ordinal);
        await serving;
    }

    [Fact]
    public async Task No_more_requests_than_allowed_are_on_their_way_at_once()
    {
        TaskCompletionSource full = new();
        var arrived = 0;
        using var server = new LoopbackServer(async _ =>
        {
            if (Interlocked.Increment(ref arrived) == 3)
                full.SetResult();
            await full.Task;
            return Mask;
        });
        await using var asked = await Asked.OpenAsync(To(server.Url) with { Concurrency = 3 });
        Assert.Equal(3, asked.Reference.Batch);
        var batches = Enumerable.Range(0, 4).Select(k => asked.Reference.AskAsync([.. Enumerable.Range(3 * k, 3).Select(index => asked.Question(index))], TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(12, (await Task.WhenAll(batches)).Sum(answers => answers.Count));
        Assert.Equal((3, 12), (server.MostAtOnce, server.Requests.Count));
    }

    [Fact]
    public async Task Of_a_batch_that_fails_in_part_nothing_is_asked_twice()
    {
        using var server = new LoopbackServer(request => TiffFile.Read(request.Part("image")).ReadBand<byte>(0)[3] == 9 ? LoopbackAnswer.Text(400, "bad") : Mask);
        await using var asked = await Asked.OpenAsync(To(server.Url));
        Question[] batch = [.. Enumerable.Range(0, 3).Select(index => asked.Question(index) with { OpenImage = () => new DrawnImage(new Size(2, 2), PixelType.UInt8, [1, 1, 1, index == 1 ? 9 : 1]) })];
        await Assert.ThrowsAsync<DataException>(async () => await asked.Reference.AskAsync(batch, TestContext.Current.CancellationToken));
        Assert.Equal(3, server.Requests.Count);
        Assert.NotNull((await asked.Reference.AskAsync([batch[0]], TestContext.Current.CancellationToken))[0].LabelMap);
        Assert.Equal("server-refused", (await Assert.ThrowsAsync<DataException>(async () => await asked.Reference.AskAsync([batch[1]], TestContext.Current.CancellationToken))).Code);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task What_a_server_repeats_of_a_secret_is_not_shown()
    {
        using var server = InTurn(LoopbackAnswer.Text(422, "bad key hunter2 in hunter2"), LoopbackAnswer.Text(200, "<p>hunter2</p>"));
        var options = To(server.Url) with { Headers = new Dictionary<string, RequestValue> { ["X-API-Key"] = new() { Env = new SecretName("KEY") } } };
        await using var asked = await Asked.OpenAsync(options, null, new SecretHost(("KEY", "hunter2")));
        Assert.Contains("'bad key *** in ***'", (await asked.FailsAsync(0)).Message, StringComparison.Ordinal);
        Assert.Contains("'<p>***</p>'", (await asked.FailsAsync(1)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", asked.Reference.Fingerprint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_fingerprint_is_of_what_answers_depend_on()
    {
        using var server = InTurn(Mask);
        async Task<string> Fingerprint(HttpOptions options, string key = "a")
        {
            await using var asked = await Asked.OpenAsync(options, null, new SecretHost(("KEY", key)));
            return asked.Reference.Fingerprint;
        }
        var keyed = To(server.Url) with { Headers = new Dictionary<string, RequestValue> { ["X-API-Key"] = new() { Env = new SecretName("KEY") } } };
        var plain = await Fingerprint(keyed);
        Assert.Equal(plain, await Fingerprint(keyed, "b"));
        Assert.Equal(plain, await Fingerprint(keyed with { Timeout = 5, Retries = 1, Concurrency = 9, MaxBody = 3 }));
        Assert.NotEqual(plain, await Fingerprint(keyed with { Version = "2" }));
        Assert.NotEqual(plain, await Fingerprint(keyed with { Bands = ["1"] }));
    }
}
