using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Masks;

/// <summary>Polygons of 25 points, about 80 x 80 pixels, in a 640 x 480 frame. Bound: 150,000 a second on one core, 6.7 us each.</summary>
[MemoryDiagnoser]
public class PolygonBenchmark
{
    const int Polygons = 1000, Points = 25;
    readonly double[][] outlines = new double[Polygons][];
    readonly uint[][] masks = new uint[Polygons][];

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(1);
        for (var i = 0; i < Polygons; i++)
        {
            outlines[i] = Star(random, 40 + 560 * random.NextDouble(), 40 + 400 * random.NextDouble());
            masks[i] = PolygonRaster.ToRuns(outlines[i], 640, 480);
        }
    }

    [Benchmark(OperationsPerInvoke = Polygons)]
    public long Rasterise()
    {
        var runs = 0L;
        foreach (var outline in outlines)
            runs += PolygonRaster.ToRuns(outline, 640, 480).Length;
        return runs;
    }

    [Benchmark(OperationsPerInvoke = Polygons)]
    public double Overlap()
    {
        var sum = 0.0;
        for (var i = 1; i < Polygons; i++)
            sum += RunLengths.Iou(masks[i - 1], masks[i]);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Polygons)]
    public long PackAndUnpack()
    {
        var runs = 0L;
        foreach (var mask in masks)
            runs += RleString.Decode(RleString.Encode(mask), 640, 480).Length;
        return runs;
    }

    // A ragged outline around a centre, 60 to 80 pixels across, to hundredths of a pixel as in COCO.
    static double[] Star(Random random, double x, double y)
    {
        var xy = new double[2 * Points];
        for (var i = 0; i < Points; i++)
        {
            var radius = 30 + 10 * random.NextDouble();
            var (sine, cosine) = Math.SinCos(2 * Math.PI * i / Points);
            (xy[2 * i], xy[2 * i + 1]) = (Math.Round(x + radius * cosine, 2), Math.Round(y + radius * sine, 2));
        }
        return xy;
    }
}
