using System.Text.RegularExpressions;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>A run that is stopped half-way and started again by the command it printed leaves what an uninterrupted run leaves.</summary>
public partial class ResumeTests
{
    const int Samples = 80;

    const string Pipeline = """
        dataset:
          masks: { labels: labels }
          classes: [ground, water]
        control: { size: 5 }
        steps:
          - script: { file: slow.csx }
          - where: slow > 0.2
          - random: {}
          - lowest: { by: random, count: 20 }
        """;

    /// <summary>Takes 50 ms of a core, so that there is a middle to stop in.</summary>
    const string Slow = """
        double? Score(Exam exam)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 50) { }
            return exam.LabelMap!.Ids.ToArray().Average(id => (double)id);
        }
        """;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_run_that_is_stopped_goes_on_by_the_printed_command_to_the_same_bytes(string signal)
    {
        SkipWhereSignalsDoNotArrive(signal);
        using var folder = Prepared();
        var stopped = Stop(folder, signal, "run", "my pipeline.yaml", "--out", "cut out", "--limit", "70", "--seed", "3").Exits(130);
        Assert.Equal("", stopped.Output);
        Assert.False(File.Exists(folder.File("cut out/queue.csv")));
        var resumed = AssayCommand.Run(folder.Path, PrintedCommand(stopped.Errors)).Exits(0);
        Assert.NotEqual("", resumed.Output);
        AssayCommand.Run(folder.Path, "run", "my pipeline.yaml", "--out", "whole", "--limit", "70", "--seed", "3").Exits(0);
        RunFiles.Equal(folder.File("whole"), folder.File("cut out"));
    }

    [Fact]
    public void A_run_that_is_killed_goes_on_to_the_same_bytes()
    {
        SkipWhereSignalsDoNotArrive("KILL");
        using var folder = Prepared();
        Stop(folder, "KILL", "run", "my pipeline.yaml", "--out", "cut out");
        AssayCommand.Run(folder.Path, "run", "my pipeline.yaml", "--out", "cut out").Exits(0);
        AssayCommand.Run(folder.Path, "run", "my pipeline.yaml", "--out", "whole").Exits(0);
        RunFiles.Equal(folder.File("whole"), folder.File("cut out"));
    }

    [Theory]
    [InlineData("my pipeline.yaml", "slow > 0.2", "slow > 0.3", "the pipeline")]
    [InlineData("slow.csx", "< 50", "< 5", "a script")]
    public void What_changed_in_between_is_named(string file, string before, string after, string named)
    {
        SkipWhereSignalsDoNotArrive("TERM");
        using var folder = Prepared();
        Stop(folder, "TERM", "run", "my pipeline.yaml", "--out", "cut out").Exits(130);
        folder.Write(file, File.ReadAllText(folder.File(file)).Replace(before, after, StringComparison.Ordinal));
        Assert.Contains(named, AssayCommand.Run(folder.Path, "run", "my pipeline.yaml", "--out", "cut out").Exits(2).Errors);
    }

    /// <summary>Starts a command and sends the signal once the first samples are kept, long before the last.</summary>
    static Answer Stop(TempFolder folder, string signal, params string[] arguments)
    {
        using var command = AssayCommand.Start(folder.Path, arguments);
        SpinWait.SpinUntil(() => !command.IsRunning || HasKeptSome(Path.Combine(folder.Path, "cut out", "phases", "00")), TimeSpan.FromSeconds(60));
        Assert.True(command.IsRunning, "the run ended before it could be stopped");
        command.Signal(signal);
        return command.Wait();
    }

    static bool HasKeptSome(string phase) => Directory.Exists(phase) && Directory.EnumerateFiles(phase, "*.jsonl").Any();

    /// <summary>The arguments of the <c>next: assay ...</c> line, as a shell would split them.</summary>
    static string[] PrintedCommand(string errors)
    {
        var line = errors.Split('\n').Single(line => line.StartsWith("next: assay ", StringComparison.Ordinal))["next: assay ".Length..];
        return [.. Words().Matches(line.Split("    ")[0]).Select(word => word.Value.Trim('\''))];
    }

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Words();

    /// <summary>A process that was started in the background of a shell ignores Ctrl-C for good, and so do its children.</summary>
    static void SkipWhereSignalsDoNotArrive(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        if (signal == "INT" && File.Exists("/proc/self/status"))
        {
            var ignored = File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
            Assert.SkipWhen((Convert.ToUInt64(ignored, 16) & 2) != 0, "the tests were started where Ctrl-C is ignored");
        }
    }

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("my pipeline.yaml", Pipeline);
        folder.Write("slow.csx", Slow);
        for (var i = 0; i < Samples; i++)
            PngFile.Write(folder.File($"labels/é {i:D3}.png"), PngImage.Grey(2, 2, [(byte)(i & 1), (byte)(i >> 1 & 1), (byte)(i >> 2 & 1), (byte)(i >> 3 & 1)]));
        return folder;
    }
}
