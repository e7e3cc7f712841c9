using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>Audits by the built application against a real server on loopback, which fails as servers do.</summary>
public sealed class ModelServerTests : IDisposable
{
    const int Samples = 12;
    const string Secret = "s3cr3t-hunter2-value";

    readonly TempFolder folder = new();
    readonly Dictionary<string, string?> environment;

    public ModelServerTests()
    {
        environment = new() { ["ASSAY_CACHE"] = folder.File("cache"), ["MODEL_KEY"] = Secret };
        Directory.CreateDirectory(folder.File("cache"));
        for (var k = 0; k < Samples; k++)
        {
            PngFile.Write(folder.File($"labels/{k:00}.png"), PngImage.Grey(4, 4, [.. Enumerable.Range(0, 16).Select(i => (byte)(i % 2))]));
            PngFile.Write(folder.File($"images/{k:00}.png"), PngImage.Grey(4, 4, [.. Enumerable.Repeat((byte)(k + 1), 16)]));
        }
    }

    public void Dispose() => folder.Dispose();

    static readonly byte[] Mask = TiffEncoder.Encode<byte>(new TiffHeader(4, 4, 1, TiffType.UInt8), [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0]);

    static LoopbackAnswer Good => new(Mask, "image/tiff");

    /// <summary>Which sample's image this is: all its pixels are its number + 1.</summary>
    static int SampleOf(LoopbackRequest request) => TiffFile.Read(request.Part("image")!).ReadBand<byte>(0)[0] - 1;

    void Write(int port, string more = "") => folder.Write("audit.yaml", $$"""
        dataset: { masks: { images: images, labels: labels }, classes: [sea, land] }
        references:
          model: { http: { url: "http://127.0.0.1:{{port}}/predict", preset: scaneo, concurrency: 1, headers: { X-API-Key: { env: MODEL_KEY } }{{more}} } }
        steps: [ ti: {} ]
        """);

    Answer Run(string into) => AssayCommand.Run(folder.Path, ["run", "audit.yaml", "--out", into, "--jobs", "1"], environment);

    string[] Rows(string run) => File.ReadAllLines(folder.File($"{run}/scores.csv"));

    [Fact]
    public void A_secret_reaches_the_server_and_no_file()
    {
        using var server = new LoopbackServer(request => SampleOf(request) == 3 ? LoopbackAnswer.Text(422, $"no luck with {Secret}") : Good);
        Write(server.Port);
        var answer = Run("run").Exits(4);
        Assert.Equal(Samples, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(Secret, request.Headers["x-api-key"]));
        Assert.Contains("MODEL_KEY", File.ReadAllText(folder.File("run/run.json")), StringComparison.Ordinal);
        Assert.Contains("no luck with ***", File.ReadAllText(folder.File("run/run.json")), StringComparison.Ordinal);
        var needle = System.Text.Encoding.UTF8.GetBytes(Secret);
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(needle) < 0, file);
        Assert.DoesNotContain(Secret, answer.Output + answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_not_set_is_named_before_anything_is_sent()
    {
        using var server = new LoopbackServer(_ => Good);
        Write(server.Port);
        environment["MODEL_KEY"] = null;
        Assert.Contains("MODEL_KEY", Run("run").Exits(2).Errors, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void Answers_are_kept_and_not_asked_for_again()
    {
        using (var server = new LoopbackServer(_ => Good))
        {
            Write(server.Port);
            Run("first").Exits(0);
        }
        Run("second").Exits(0); // Nobody is there any more.
        RunFiles.Equal(folder.File("first"), folder.File("second"));
    }

    [Fact]
    public void Bad_answers_are_counted_by_what_they_are_and_the_run_goes_on()
    {
        using var server = new LoopbackServer(request => SampleOf(request) switch
        {
            1 => LoopbackAnswer.Text(500, "Traceback"),
            2 => LoopbackAnswer.Text(200, "<html>Sign in</html>", "text/html"),
            4 => new LoopbackAnswer(TiffEncoder.Encode<byte>(new TiffHeader(2, 2, 1, TiffType.UInt8), [0, 0, 0, 0])),
            5 => new LoopbackAnswer(TiffEncoder.Encode<float>(new TiffHeader(4, 4, 1, TiffType.Float32), [.. Enumerable.Repeat(1.5f, 16)])),
            6 => new LoopbackAnswer(new byte[2_000_000]),
            7 => Good with { Hang = true },
            8 => new LoopbackAnswer(Mask[..^30]),
            9 => LoopbackAnswer.Json("{\"mask\": 1}"),
            _ => Good,
        });
        Write(server.Port, ", max_body: 1, timeout: 0.5, retries: 1");
        Run("run").Exits(4);
        string[] expected = ["kept", "failed:server-error", "failed:wrong-answer", "kept", "failed:answer-size", "failed:mask-smoothed", "failed:answer-too-large", "failed:server-timeout", "failed:wrong-answer", "failed:wrong-answer", "kept", "kept"];
        Assert.Equal(expected, Rows("run").Skip(1).Select(row => row.Split(',')[1]));
        Assert.Contains($"http://127.0.0.1:{server.Port}/predict: the answer is an HTML or XML page (text/html)", File.ReadAllText(folder.File("run/run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_killed_and_started_again_gets_what_is_left()
    {
        LoopbackServer? second = null;
        var count = 0;
        LoopbackServer? first = null;
        first = new LoopbackServer(async request =>
        {
            if (Interlocked.Increment(ref count) < 5)
                return Good;
            var port = first!.Port;
            first.Dispose();
            second = new LoopbackServer(_ => Good, port);
            await Task.CompletedTask;
            return Good;
        });
        Write(first.Port);
        Run("run").Exits(0);
        Assert.Equal(Samples, 4 + second!.Requests.Count);
        Assert.All(Rows("run").Skip(1), row => Assert.Equal("kept", row.Split(',')[1]));
        second.Dispose();
    }

    [Fact]
    public void A_server_that_is_gone_stops_the_run_which_goes_on_by_the_printed_command()
    {
        var count = 0;
        LoopbackServer? first = null;
        first = new LoopbackServer(_ =>
        {
            if (Interlocked.Increment(ref count) == 5)
                first!.Dispose();
            return Good;
        });
        var port = first.Port;
        Write(port, ", retries: 1");
        var stopped = Run("run").Exits(3);
        Assert.Contains($"http://127.0.0.1:{port}/predict does not serve: ", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains("[out-of-reach]", stopped.Errors, StringComparison.Ordinal);
        Assert.Contains("next: assay run audit.yaml --out run", stopped.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("run/queue.csv")));
        using var second = new LoopbackServer(_ => Good, port);
        Run("run").Exits(0);
        Assert.Equal(Samples - 4, second.Requests.Count);
        Assert.All(Rows("run").Skip(1), row => Assert.Equal("kept", row.Split(',')[1]));
    }

    [Fact]
    public void Models_stand_in_a_file_of_their_own_and_are_described()
    {
        using var server = new LoopbackServer(_ => Good);
        folder.Write("team/models.yaml", $$"""
            land_cover:
              description: Sea and land, by the model of May.
              http: { url: "http://127.0.0.1:{{server.Port}}/predict", preset: scaneo }
              classes: [water, soil]
              map: { water: sea, soil: land }
            """);
        folder.Write("audit.yaml", """
            models: team/models.yaml
            dataset: { masks: { images: images, labels: labels }, classes: [sea, land] }
            references: { model: { model: land_cover } }
            steps: [ ti: {} ]
            """);
        var described = AssayCommand.Run(folder.Path, ["describe", "team/models.yaml"], environment).Exits(0);
        Assert.Equal("model       component  classes      description\nland_cover  http       water, soil  Sea and land, by the model of May.\n", described.Output);
        AssayCommand.Run(folder.Path, ["lint", "audit.yaml"], environment).Exits(0);
        Run("run").Exits(0);
        Assert.Equal(Samples, server.Requests.Count);
    }
}
