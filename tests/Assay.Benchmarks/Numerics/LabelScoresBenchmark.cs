using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Numerics;

/// <summary>
/// The scores beside soft minimum, with blocky labels. Bounds: mean confidence moves one float and one label a pixel; IoU from two maps moves two labels, boundaries one and a copy;
/// the component score reads all planes (84 bytes a pixel) and writes and reads 8 + 2 bytes. An operation is eight images, 2.1 Mpx.
/// </summary>
public class LabelScoresBenchmark
{
    readonly float[][] images = Picture.Probabilities();
    readonly ushort[] labels = Picture.BlockyLabels(), decided = new ushort[Picture.Area], others = new ushort[Picture.Area];
    readonly double[] sums = new double[Picture.Classes], confidence = new double[Picture.Area];
    readonly long[] counts = new long[Picture.Classes], agreed = new long[Picture.Classes], inOthers = new long[Picture.Classes];

    /// <summary>A map that differs along every block's edges.</summary>
    public LabelScoresBenchmark()
    {
        for (var i = 0; i < Picture.Area; i++)
            others[i] = (ushort)Picture.Block(Math.Min(Picture.Area - 1, i + 2 * Picture.Side + 2), Picture.Classes, Picture.Side);
    }

    [Benchmark]
    public double Label_confidence() =>
        images.Sum(image => LabelConfidence.Measure<float>(image, Picture.Classes, labels, Picture.Side, sums, counts).Mean!.Value);

    [Benchmark]
    public double Label_iou_of_two_maps_with_its_region()
    {
        var sum = 0.0;
        for (var image = 0; image < Picture.Count; image++)
        {
            Array.Clear(agreed);
            Array.Clear(counts);
            Array.Clear(inOthers);
            Overlap.Count(labels, others, agreed, counts, inOthers);
            sum += ClassIou.Mean(agreed, counts, inOthers, AbsentClass.Union)!.Value + ConnectedComponents.FindDifferences(labels, others, Picture.Side, Picture.Side, Neighbours.Eight).Components.Length;
        }
        return sum;
    }

    [Benchmark]
    public int Class_boundaries_within_two_pixels() => images.Sum(_ => ClassBoundary.Count(labels, Picture.Side, 2));

    [Benchmark]
    public int Leaving_out_class_boundaries() => images.Sum(_ => ClassBoundary.Exclude(labels, Picture.Side, 2, decided));

    [Benchmark]
    public int Arg_max_cut_by_confidence()
    {
        var thresholds = Enumerable.Repeat(0.9, Picture.Classes).ToArray();
        return images.Sum(image => ArgMax.Find<float>(image, Picture.Classes, labels, complete: true, decided).Defect is null ? ConfidenceCut.Apply<float>(image, thresholds, labels, decided) : 0);
    }

    [Benchmark]
    public double Component_confidence() => images.Sum(image =>
    {
        if (ArgMax.Find<float>(image, Picture.Classes, labels, complete: true, decided).Defect is { } defect)
            throw new InvalidOperationException(defect.ToString());
        LabelCheck.Hide(labels, decided);
        LabelledValue.Read<float>(image, Picture.Classes, labels, confidence);
        return Sum(labels) + Sum(decided);
    });

    double Sum(ReadOnlySpan<ushort> map)
    {
        var components = ConnectedComponents.Find(map, Picture.Side, Picture.Side, Neighbours.Eight);
        var means = new double[components.Components.Length];
        ComponentSums.Add(components, confidence, means);
        return means.Sum();
    }
}
