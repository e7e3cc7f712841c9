using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Assay.Runtime.Running;

/// <summary>How long things took, for timing.json: the only file of a run that differs between two runs of the same.</summary>
sealed class RunTiming
{
    readonly Stopwatch whole = Stopwatch.StartNew();
    readonly JsonArray stages = [];

    /// <summary>What of the jobs' time models took, a line a reference: "model: 71 % compute, 20 % read, of 2 jobs in 12.3 s".</summary>
    public IReadOnlyList<string> Busy(IEnumerable<OpenReference> references, int jobs)
    {
        var seconds = whole.Elapsed.TotalSeconds;
        return [.. references.Where(reference => reference.Seconds.Values.Any(part => part > 0)).Select(reference =>
            FormattableString.Invariant($"{reference.Id}: {string.Join(", ", reference.Seconds.Select(part => FormattableString.Invariant($"{100 * part.Value / (seconds * Math.Max(1, jobs)):F0} % {part.Key}")))}, of {jobs} jobs in {seconds:F1} s"))];
    }

    public IDisposable Measure(string name, int samples) => new Stretch(this, name, samples);

    /// <param name="pipeline">Where the pipeline lies on this machine; review and export open its dataset again.</param>
    public void Write(string path, string pipeline, int jobs, WorkDone work, IEnumerable<OpenReference> references)
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
            ["references"] = new JsonObject(references.Where(reference => reference.Seconds.Count > 0).Select(reference => KeyValuePair.Create(reference.Id, (JsonNode?)new JsonObject(
                reference.Seconds.Select(part => KeyValuePair.Create($"{part.Key}_seconds", (JsonNode?)Math.Round(part.Value, 3))))))),
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
