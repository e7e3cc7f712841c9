using Assay.Scorers.Agreement;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Scorers;

/// <summary>
/// The scorer <c>regions</c> on 2048 x 2048 maps, 4.2 Mpx: squares of 32 pixels against a map that differs in rectangles of up to 40 pixels, 2 % and 20 % of all
/// pixels. Bound: 80 Mpx/s on one core, 52 ms.
/// </summary>
public class RegionsBenchmark
{
    const int Side = 2048;
    static readonly Size Size = new(Side, Side);

    readonly RegionsScorer scorer = new(new RegionsOptions()), wide = new(new RegionsOptions { BandPx = 16 });
    readonly ushort[] labels = new ushort[Side * Side];
    Exam few = null!, many = null!;

    [GlobalSetup]
    public void Draw()
    {
        for (var i = 0; i < labels.Length; i++)
            labels[i] = (ushort)Picture.Block(i, Picture.Classes, Side);
        (few, many) = (Differing(labels.Length / 50), Differing(labels.Length / 5));
    }

    Exam Differing(int pixels)
    {
        var random = new Random(1);
        ushort[] others = [.. labels];
        for (var changed = 0; changed < pixels;)
        {
            var (width, height, id) = (random.Next(1, 41), random.Next(1, 41), (ushort)random.Next(Picture.Classes));
            var at = random.Next(Side - height) * Side + random.Next(Side - width);
            for (var row = 0; row < height; row++)
                others.AsSpan(at + row * Side, width).Fill(id);
            changed += width * height;
        }
        var sample = new Sample { Id = "a", Size = Size, Labels = new Labels { Map = new LabelMap(Size, labels) } };
        var opinion = new Opinion { LabelMap = new LabelMap(Size, others) };
        return new Exam(sample, ClassList.Named(Enumerable.Range(0, Picture.Classes).Select(k => $"class {k}")), new Dictionary<string, Opinion> { ["reference"] = opinion });
    }

    [Benchmark]
    public Score One_pixel_in_fifty_differs() => scorer.Examine(few);

    [Benchmark]
    public Score One_pixel_in_five_differs() => scorer.Examine(many);

    [Benchmark]
    public Score One_pixel_in_fifty_differs_and_the_band_is_16() => wide.Examine(few);
}
