using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Contours;

/// <summary>
/// Exact distance transforms of 512 x 512 pixels: to a star-shaped region, to its contour, and to 20 points. Bound: 9 bytes a pixel that must move. Aim: 2 ms on one core
/// (OpenCV's exact one takes 3.1, 3.5 and 2.6 ms, scipy's 16, 14 and 8).
/// </summary>
public class DistanceBenchmark
{
    const int Side = 512;
    readonly byte[] region = new byte[Side * Side], contour = new byte[Side * Side], points = new byte[Side * Side];
    readonly int[] squared = new int[Side * Side], nearest = new int[Side * Side];
    readonly long[] wide = new long[Side * Side];

    [GlobalSetup]
    public void Draw()
    {
        for (var i = 0; i < region.Length; i++)
        {
            var (x, y) = (i % Side - Side / 2, i / Side - Side / 2);
            var radius = 150 + 30 * Math.Sin(5 * Math.Atan2(y, x));
            region[i] = x * x + y * y < radius * radius ? (byte)1 : (byte)0;
        }
        for (var i = Side; i < region.Length - Side; i++)
            contour[i] = region[i] == 1 && region[i - 1] + region[i + 1] + region[i - Side] + region[i + Side] < 4 ? (byte)1 : (byte)0;
        var random = new Random(1);
        for (var i = 0; i < 20; i++)
            points[random.Next(points.Length)] = 1;
    }

    [Benchmark]
    public void ToRegion() => DistanceTransform.Find(region, Side, Side, squared);

    [Benchmark]
    public void ToContour() => DistanceTransform.Find(contour, Side, Side, squared);

    [Benchmark]
    public void ToPoints() => DistanceTransform.Find(points, Side, Side, squared);

    [Benchmark]
    public void NearestOfContour() => DistanceTransform.Find(contour, Side, Side, wide, nearest);
}
