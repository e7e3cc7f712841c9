using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Masks;

/// <summary>
/// Components of 2048 x 2048 maps, 4.2 Mpx: squares of 32 pixels; their differences from a map of which one pixel in fifty is another class, in rectangles of up to
/// 40 pixels; and noise, where nearly every pixel is a component, which is the worst that can be. Bound: 2 bytes a pixel a map. Aim: differences at 80 Mpx/s, 52 ms.
/// </summary>
[MemoryDiagnoser]
public class ComponentsBenchmark
{
    const int Side = 2048;
    readonly ushort[] labels = new ushort[Side * Side], others = new ushort[Side * Side], noise = new ushort[Side * Side];

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(1);
        for (var i = 0; i < labels.Length; i++)
            (labels[i], noise[i]) = ((ushort)Picture.Block(i, Picture.Classes, Side), (ushort)random.Next(Picture.Classes));
        labels.CopyTo(others, 0);
        for (var changed = 0; changed < labels.Length / 50;)
        {
            var (width, height, id) = (random.Next(1, 41), random.Next(1, 41), (ushort)random.Next(Picture.Classes));
            var at = random.Next(Side - height) * Side + random.Next(Side - width);
            for (var row = 0; row < height; row++)
                others.AsSpan(at + row * Side, width).Fill(id);
            changed += width * height;
        }
    }

    [Benchmark]
    public int Squares() => ConnectedComponents.Find(labels, Side, Side, Neighbours.Four).Components.Length;

    [Benchmark]
    public int Differences() => ConnectedComponents.FindDifferences(labels, others, Side, Side, Neighbours.Eight).Components.Length;

    [Benchmark]
    public int Noise() => ConnectedComponents.Find(noise, Side, Side, Neighbours.Four).Components.Length;

    [Benchmark]
    public int Differences_from_noise() => ConnectedComponents.FindDifferences(labels, noise, Side, Side, Neighbours.Eight).Components.Length;
}
