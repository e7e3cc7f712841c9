using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Contours;

/// <summary>
/// Pairs of ragged outlines of 25 points in 640 x 480, 80 x 80 pixels times Scale, their points off by up to 1.5 px; from run lengths to numbers. Bound: a bit a pixel
/// and mask, and a look at each contour pixel. Aim: all that the scorer asks for in 0.15 ms at scale 1 (OpenCV in Python: 1.12 ms, scipy: 2.94).
/// </summary>
[MemoryDiagnoser]
public class PairBenchmark
{
    const int Pairs = 200, Width = 640, Height = 480;
    readonly (uint[] First, uint[] Second)[] pairs = new (uint[], uint[])[Pairs];
    readonly double[] dice = new double[2];

    [Params(1, 3, 6)]
    public int Scale { get; set; }

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(2);
        for (var i = 0; i < Pairs; i++)
        {
            var outline = new double[50];
            for (var point = 0; point < 25; point++)
            {
                var radius = Scale * (30 + 10 * random.NextDouble());
                var (sine, cosine) = Math.SinCos(2 * Math.PI * point / 25);
                (outline[2 * point], outline[2 * point + 1]) = (Width / 2 + radius * cosine, Height / 2 + radius * sine);
            }
            double[] other = [.. outline.Select(at => at + 3 * random.NextDouble() - 1.5)];
            pairs[i] = (PolygonRaster.ToRuns(outline, Width, Height), PolygonRaster.ToRuns(other, Width, Height));
        }
    }

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double Distance() => Sum(crop =>
    {
        using var pair = ContourPair.Measure(crop, ContourRule.Default);
        return pair!.Distance.Mean;
    });

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double DistanceAndWorstArc() => Sum(crop =>
    {
        using var pair = ContourPair.Measure(crop, ContourRule.Default);
        return ContourStretches.FindWorst(pair!, 20).Mean;
    });

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double BoundaryOverlap() => Sum(crop => BoundaryIou.Count(crop, 16).Shared);

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double DiceAtTwoTolerances() => Sum(crop =>
    {
        SurfaceDice.Find(crop, [1, 2], dice);
        return dice[0];
    });

    [Benchmark(OperationsPerInvoke = Pairs)]
    public double Everything() => Sum(crop =>
    {
        using var pair = ContourPair.Measure(crop, ContourRule.Default);
        SurfaceDice.Find(crop, [1, 2], dice);
        return ContourStretches.FindWorst(pair!, 20).Mean + BoundaryIou.Count(crop, 16).Shared + dice[0] + crop.Shared;
    });

    double Sum(Func<JointCrop, double> measure)
    {
        var sum = 0.0;
        foreach (var (first, second) in pairs)
            using (var crop = JointCrop.Of(first, second, Width, Height))
                sum += measure(crop!);
        return sum;
    }
}
