using System.Diagnostics;
using Assay.Formats.Coco;

namespace Assay.Benchmarks.CocoPair;

/// <summary><c>coco-read FILE-OR-GLOB...</c>: opens datasets and reads every object of all of them, on as many cores as there are. Bound at full scale: both in 20 s and 2 GB.</summary>
static class PairReading
{
    public const string Name = "coco-read";

    public static async Task<int> RunAsync(string[] paths)
    {
        var watch = Stopwatch.StartNew();
        foreach (var path in paths)
        {
            var dataset = new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(path) }, new Silent());
            await dataset.OpenAsync(CancellationToken.None);
            Console.WriteLine($"{path}: {dataset.Ids.Count} images, open after {watch.Elapsed.TotalSeconds:0.0} s, processor {Environment.CpuUsage.UserTime.TotalSeconds:0.0} + {Environment.CpuUsage.PrivilegedTime.TotalSeconds:0.0} s");
            var (objects, points) = (0L, 0L);
            await Parallel.ForAsync(0, dataset.Ids.Count, async (index, cancel) =>
            {
                var sample = await dataset.ReadAsync(index, cancel);
                Interlocked.Add(ref objects, sample.Labels!.Instances!.Count);
                Interlocked.Add(ref points, sample.Labels.Instances.Sum(one => one.Geometry is PolygonGeometry(var parts) ? parts.Sum(part => part.Length / 2L) : 0));
            });
            Console.WriteLine($"{path}: {objects} objects, {points} points, read after {watch.Elapsed.TotalSeconds:0.0} s, processor {Environment.CpuUsage.UserTime.TotalSeconds:0.0} + {Environment.CpuUsage.PrivilegedTime.TotalSeconds:0.0} s");
        }
        Console.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s, processor {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s, managed {GC.GetTotalMemory(forceFullCollection: false) / 1e6:0} MB, "
            + $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB with the pages of mapped files");
        return 0;
    }

    sealed class Silent : IHost
    {
        public string CacheFolder => Path.GetTempPath();

        public IImage Open(string path) => throw new NotSupportedException();

        public void Save(string path, IImage image) => throw new NotSupportedException();

        public string Secret(SecretName name) => throw new NotSupportedException();

        // The shards repeat images, as Sama's do; anything else is a mistake of the generator.
        public void Report(Problem problem)
        {
            if (problem.Code != "repeated-images")
                throw new InvalidOperationException(problem.ToString());
        }
    }
}
