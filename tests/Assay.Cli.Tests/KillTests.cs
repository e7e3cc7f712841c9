using System.Diagnostics;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>
/// Kills runs at random moments, again and again, until each is through. Whatever the moment, what is left in the end has the bytes of a run that nobody disturbed, and
/// finished work is not done again: a sample that was answered or scored is answered or scored anew only if it was in flight.
/// </summary>
public class KillTests(ITestOutputHelper output)
{
    const int Kills = 100;
    const int Samples = 150;
    const int Jobs = 2;
    const int Batch = 3;

    const string Pipeline = """
        dataset:
          masks: { labels: labels }
          classes: [ground, water, forest]
        references:
          model: { slow_model: { milliseconds: 4, batch: 3 } }
        control: { size: 9 }
        steps:
          - script: { file: doubted.csx, model: model }
          - where: doubted < 0.9
          - script: { file: after.csx }
          - random: {}
          - lowest: { by: after, count: 40 }
        """;

    /// <summary>Leaves a file for every score, when it is finished.</summary>
    const string Doubted = """
        double? Score(Exam exam, double model)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 3) { }
            System.IO.File.WriteAllText(System.IO.Path.Combine(System.Environment.GetEnvironmentVariable("KILL_TEST_MARKS")!, System.Guid.NewGuid().ToString("N")), "");
            return 1 - model / 2;
        }
        """;

    const string After = """
        double? Score(Exam exam) => exam.Earlier("doubted")!.Values[0] * exam.Sample.Id.Length;
        """;

    readonly Lock gate = new();
    int kills;

    [Fact]
    public async Task A_run_that_is_killed_at_random_moments_ends_in_the_same_bytes_and_does_little_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send");
        using var folder = Prepared();
        Directory.CreateDirectory(folder.File("whole/marks"));
        AssayCommand.Run(folder.Path, Arguments("whole/run"), Environment(folder, "whole")).Exits(0);
        Assert.Equal((Samples, Samples), (Answers(folder, "whole"), Marks(folder, "whole")));
        var chains = Enumerable.Range(1, Jobs).Select(chain => Task.Run(() => KillOn(folder, chain)));
        await Task.WhenAll(chains);
        Assert.True(kills >= Kills);
    }

    static string[] Arguments(string to) => ["run", "pipeline.yaml", "--out", to, "--jobs", $"{Jobs}", "--plugins", Path.Combine(Repository.Root, "artifacts", "walks", "Walk.Slow")];

    static Dictionary<string, string?> Environment(TempFolder folder, string of) => new() { ["ASSAY_CACHE"] = folder.File($"{of}/cache"), ["KILL_TEST_MARKS"] = folder.File($"{of}/marks") };

    static int Marks(TempFolder folder, string of) => Directory.GetFiles(folder.File($"{of}/marks")).Length;

    static int Answers(TempFolder folder, string of)
    {
        var answers = Path.Combine(folder.Path, of, "cache", "components", "slow_model");
        return Directory.Exists(answers) ? Directory.GetFiles(answers).Length : 0;
    }

    /// <summary>Run after run, each killed until it is through, as long as there are kills to come.</summary>
    void KillOn(TempFolder folder, int seed)
    {
        var random = new Random(seed);
        output.WriteLine($"chain {seed}: seed {seed}");
        for (var number = 0; kills < Kills; number++)
            KillUntilThrough(folder, $"{seed}-{number}", random);
    }

    void KillUntilThrough(TempFolder folder, string name, Random random)
    {
        Directory.CreateDirectory(folder.File($"{name}/marks"));
        CopyScripts(folder, name);
        var killed = 0;
        while (!RunsThrough(folder, name, random))
            killed++;
        output.WriteLine($"run {name}: {killed} kills, {Answers(folder, name)} answers and {Marks(folder, name)} scores for {Samples} samples");
        RunFiles.Equal(folder.File("whole/run"), folder.File($"{name}/run"));
        Assert.InRange(Answers(folder, name), Samples, Samples * 1.05 + killed * Jobs * Batch);
        Assert.InRange(Marks(folder, name), Samples, Samples * 1.05 + killed * Jobs * Batch);
        Directory.Delete(folder.File(name), recursive: true);
    }

    /// <summary>Compiling anew takes longer than all the rest.</summary>
    static void CopyScripts(TempFolder folder, string name)
    {
        foreach (var file in Directory.GetFiles(folder.File("whole/cache/scripts")))
            File.Copy(file, folder.File($"{name}/cache/scripts/{Path.GetFileName(file)}"));
    }

    /// <summary>Starts the run and kills it, unless it is through before.</summary>
    bool RunsThrough(TempFolder folder, string name, Random random)
    {
        using var run = AssayCommand.Start(folder.Path, Arguments($"{name}/run"), Environment(folder, name));
        var moment = Moment(folder, name, random);
        var delay = TimeSpan.FromMilliseconds(random.NextDouble() * 20);
        SpinWait.SpinUntil(() => !run.IsRunning || moment());
        for (var watch = Stopwatch.StartNew(); run.IsRunning && watch.Elapsed < delay;)
            Thread.SpinWait(20);
        lock (gate)
            if (run.IsRunning && kills < Kills)
                kills++;
            else
            {
                run.Wait().Exits(0);
                return true;
            }
        run.Signal("KILL");
        return run.Wait().Code == 0; // It may have ended by itself just before.
    }

    /// <summary>Mostly after some more work, sometimes while starting, sometimes while the last files are written.</summary>
    static Func<bool> Moment(TempFolder folder, string name, Random random)
    {
        var (start, wait) = (Stopwatch.StartNew(), TimeSpan.FromMilliseconds(random.Next(700)));
        var work = Answers(folder, name) + Marks(folder, name) + random.Next(60);
        var file = Path.Combine(folder.Path, name, "run", new[] { "phases/basis.json", "scores.csv", "queue.csv", "run.json" }[random.Next(4)]);
        return random.Next(8) switch
        {
            0 => () => start.Elapsed > wait,
            1 => () => File.Exists(file),
            _ => () => Answers(folder, name) + Marks(folder, name) > work,
        };
    }

    static TempFolder Prepared()
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", Pipeline);
        folder.Write("doubted.csx", Doubted);
        folder.Write("after.csx", After);
        for (var i = 0; i < Samples; i++)
            PngFile.Write(folder.File($"labels/{i:D3}.png"), PngImage.Grey(4, 4, [.. Enumerable.Range(0, 16).Select(pixel => (byte)((i * 7 + pixel * i) % 3))]));
        return folder;
    }
}
