using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Assay.Runtime.Running;

/// <summary>How long things took, for timing.json: the only file of a run that differs between two runs of the same.</summary>
sealed class RunTiming
{
    readonly Stopwatch whole = Stopwatch.StartNew();
    readonly JsonArray stages = [];

    public IDisposable Measure(string name, int samples) => new Stretch(this, name, samples);

    /// <param name="pipeline">Where the pipeline lies on this machine; review and export open its dataset again.</param>
    public void Write(string path, string pipeline, int jobs, WorkDone work)
    {
        using var process = Process.GetCurrentProcess();
        RunRecord.Save(path, new JsonObject
        {
            ["pipeline"] = pipeline,
            ["finished"] = DateTime.UtcNow.ToString("O"),
            ["seconds"] = Math.Round(whole.Elapsed.TotalSeconds, 3),
            ["since_process_start"] = Math.Round((DateTime.Now - process.StartTime).TotalSeconds, 3),
            ["jobs"] = jobs,
            ["cores"] = Environment.ProcessorCount,
            ["peak_memory_bytes"] = process.PeakWorkingSet64,
            ["managed_memory_bytes"] = GC.GetTotalMemory(forceFullCollection: false),
            ["system"] = System.Runtime.InteropServices.RuntimeInformation.OSDescription,
            ["runtime"] = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription,
            ["scores"] = new JsonObject { ["examined"] = work.Examined, ["reused"] = work.Reused, ["resumed"] = work.Resumed },
            ["stages"] = stages.DeepClone(),
        });
    }

    sealed class Stretch(RunTiming timing, string name, int samples) : IDisposable
    {
        readonly Stopwatch watch = Stopwatch.StartNew();

        public void Dispose()
        {
            var seconds = watch.Elapsed.TotalSeconds;
            timing.stages.Add(new JsonObject { ["name"] = name, ["samples"] = samples, ["seconds"] = Math.Round(seconds, 3), ["samples_per_second"] = seconds > 0 ? Math.Round(samples / seconds, 1) : null });
        }
    }
}
