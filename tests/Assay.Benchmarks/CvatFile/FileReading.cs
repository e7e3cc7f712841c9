using System.Diagnostics;
using Assay.Formats.Cvat;

namespace Assay.Benchmarks.CvatFile;

/// <summary><c>cvat-read FILE [--copy FOLDER]</c>: opens an export, reads every object on as many cores as there are, and writes it again. Bounds: opening 50 MB a second, a round trip 50,000 objects a second.</summary>
static class FileReading
{
    public const string Name = "cvat-read";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (path, watch, objects) = (arguments[0], Stopwatch.StartNew(), 0L);
        await using var dataset = new CvatDataset(new CvatOptions { Path = new InputPath(path) }, new Silent());
        await dataset.OpenAsync(CancellationToken.None);
        var opened = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{dataset.Ids.Count} images open after {opened:0.0} s, {new FileInfo(path).Length / 1e6 / opened:0} MB/s, processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s, {Memory()}");
        await Parallel.ForAsync(0, dataset.Ids.Count, async (index, cancel) => Interlocked.Add(ref objects, (await dataset.ReadAsync(index, cancel)).Labels!.Instances!.Count));
        var read = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"{objects} objects read in {read - opened:0.0} s, {objects / (read - opened):0} a second, {Memory()}");
        if (FileCommand.Find(arguments, "--copy") is { } folder)
            await WriteAsync(dataset, Directory.CreateDirectory(folder).FullName, objects, watch);
        return 0;
    }

    static async Task WriteAsync(CvatDataset dataset, string folder, long objects, Stopwatch watch)
    {
        var before = watch.Elapsed.TotalSeconds;
        await using (var copy = dataset.BeginCopy(folder))
            await copy.CompleteAsync(CancellationToken.None);
        var all = watch.Elapsed.TotalSeconds;
        Console.WriteLine($"written in {all - before:0.0} s; there and back {objects / all:0} objects a second, {Memory()}");
    }

    static string Memory() => $"managed {GC.GetTotalMemory(forceFullCollection: false) / 1e6:0} MB, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB";

    sealed class Silent : IHost
    {
        public string CacheFolder => Path.GetTempPath();

        public IImage Open(string path) => throw new NotSupportedException();

        public void Save(string path, IImage image) => throw new NotSupportedException();

        public string Secret(SecretName name) => throw new NotSupportedException();

        public void Report(Problem problem) => throw new InvalidOperationException(problem.ToString());
    }
}
