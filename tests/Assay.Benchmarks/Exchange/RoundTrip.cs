using System.Diagnostics;
using Assay.Formats.Coco;
using Assay.Formats.Cvat;
using Assay.Testing;

namespace Assay.Benchmarks.Exchange;

/// <summary><c>round-trip FILE</c>: an instances file becomes XML of CVAT, and that an instances file again, through the outputs and datasets that pipelines use. Bound: 50,000 objects a second there and back.</summary>
static class RoundTrip
{
    public const string Name = "round-trip";

    public static async Task<int> RunAsync(string[] arguments)
    {
        using var folder = new TempFolder();
        var (all, watch, silent) = (Stopwatch.StartNew(), Stopwatch.StartNew(), new Silent());
        await using var first = new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(arguments[0]) }, silent);
        await first.OpenAsync(CancellationToken.None);
        Say("instances file open", watch);
        await new CvatOutput(new CvatOutputOptions { To = new OutputPath(folder.File("a.xml")) }, silent).WriteAsync(new WholeRun(first), CancellationToken.None);
        Say("read, and written as XML", watch);
        await using var between = new CvatDataset(new CvatOptions { Path = new InputPath(folder.File("a.xml")) }, silent);
        await between.OpenAsync(CancellationToken.None);
        Say("XML open", watch);
        await new CocoOutput(new CocoOutputOptions { To = new OutputPath(folder.File("b.json")) }, silent).WriteAsync(new WholeRun(between), CancellationToken.None);
        Say("read, and written as an instances file", watch);
        var (seconds, busy, peak) = (all.Elapsed.TotalSeconds, Environment.CpuUsage.TotalTime.TotalSeconds, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        var objects = await CountAsync(folder.File("b.json"));
        Console.WriteLine($"{objects} objects there and back in {seconds:0.0} s, {objects / seconds:0} a second; processor {busy:0.0} s, {objects / busy:0} a second of one; peak {peak:0} MB");
        Say("counting them", watch);
        await new CocoOutput(new CocoOutputOptions { To = new OutputPath(folder.File("c.json")) }, silent).WriteAsync(new WholeRun(first), CancellationToken.None);
        Say("an instances file from an instances file", watch);
        return 0;
    }

    static double processor;

    static void Say(string what, Stopwatch watch)
    {
        var now = Environment.CpuUsage.TotalTime.TotalSeconds;
        Console.WriteLine($"{what}: {watch.Elapsed.TotalSeconds:0.00} s, processor {now - processor:0.00} s");
        processor = now;
        watch.Restart();
    }

    static async Task<long> CountAsync(string path)
    {
        var silent = new Silent();
        await using var last = new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(path) }, silent);
        await last.OpenAsync(CancellationToken.None);
        var objects = 0L;
        for (var index = 0; index < last.Ids.Count; index++)
            objects += (await last.ReadAsync(index, CancellationToken.None)).Labels!.Instances!.Count;
        return objects;
    }
}
