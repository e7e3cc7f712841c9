using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Numerics;

/// <summary>
/// Bound with blocky labels: one exponential in double per pixel, about 35 operations on four lanes, and one float, one label and a third of a cache line (the lattice) that move.
/// With random labels most cache lines of all planes move: 84 bytes a pixel over the memory's bandwidth. An operation is eight images, 2.1 Mpx.
/// </summary>
public class SoftMinBenchmark
{
    readonly float[][] images = Picture.Probabilities();
    readonly ushort[] blocky = Picture.BlockyLabels(), random = Picture.RandomLabels();

    [Benchmark(Baseline = true)]
    public double Blocky_labels_with_checks_on_the_lattice() => Score(blocky, everyPixel: false);

    [Benchmark]
    public double Blocky_labels_with_all_checks() => Score(blocky, everyPixel: true);

    [Benchmark]
    public double Random_labels_with_checks_on_the_lattice() => Score(random, everyPixel: false);

    double Score(ushort[] labels, bool everyPixel)
    {
        var sum = 0.0;
        foreach (var image in images)
        {
            if (ProbabilityCheck.Inspect<float>(image, Picture.Classes, Picture.Area, labels, complete: true, everyPixel).Defect is { } defect)
                throw new InvalidOperationException(defect.ToString());
            sum += SoftMin.Score<float>(image, Picture.Classes, labels, 0.1).Score ?? 0;
        }
        return sum;
    }
}
