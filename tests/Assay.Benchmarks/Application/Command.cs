using System.Diagnostics;
using System.Text.Json;
using Assay.Testing;

namespace Assay.Benchmarks.Application;

/// <summary>The application in a folder of its own, with a cache of its own: the one that is built, or one that is published.</summary>
/// <param name="published">The program of a published folder; null for what is built.</param>
sealed class Command(TempFolder folder, string? published = null)
{
    int runs;

    /// <summary>Wall time in milliseconds, process start included.</summary>
    public double Time(params string[] arguments) => Time(0, arguments).Milliseconds;

    /// <summary>The median of several.</summary>
    public double Median(int times, Func<double> measure) => Enumerable.Range(0, times).Select(_ => measure()).Order().ElementAt(times / 2);

    /// <summary>Runs a pipeline into a new folder; no score is taken from an earlier run.</summary>
    /// <param name="cache">Where compiled scripts are kept: the same number, the same folder.</param>
    /// <param name="jobs">How many cores it may use.</param>
    public Measured Run(string pipeline, int cache = 0, int jobs = 1)
    {
        var to = Path.Combine(folder.Path, $"run-{runs++}");
        var milliseconds = Time(cache, "run", pipeline, "--out", to, "--jobs", $"{jobs}", "--quiet", "--no-cache").Milliseconds;
        using var timing = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(to, "timing.json")));
        double[] stages = [.. timing.RootElement.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("seconds").GetDouble())];
        return new Measured(milliseconds, stages[0], stages.Sum(),
            timing.RootElement.GetProperty("peak_memory_bytes").GetInt64() / 1e6, timing.RootElement.GetProperty("managed_memory_bytes").GetInt64() / 1e6);
    }

    (double Milliseconds, Answer Answer) Time(int cache, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        Dictionary<string, string?> environment = new() { ["ASSAY_CACHE"] = Path.Combine(folder.Path, $"cache-{cache}") };
        var answer = published is null ? AssayCommand.Run(folder.Path, arguments, environment) : Assay.Testing.Program.Run(folder.Path, TimeSpan.FromMinutes(2), published, arguments, environment);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        return (milliseconds, answer.Exits(0));
    }
}

/// <summary>One run.</summary>
/// <param name="Milliseconds">Wall time, process start included.</param>
/// <param name="Scoring">Seconds of the first stage: reading labels and opinions, checking and scoring.</param>
/// <param name="AllStages">Seconds of all stages together: rounds, scoring, table steps and what is kept of queued samples.</param>
/// <param name="Peak">Peak memory of the process in MB, pages of mapped files included.</param>
/// <param name="Managed">Managed memory at the end, in MB.</param>
sealed record Measured(double Milliseconds, double Scoring, double AllStages, double Peak, double Managed);
