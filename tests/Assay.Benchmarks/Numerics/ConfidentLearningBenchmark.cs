using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Numerics;

/// <summary>
/// The passes of confident learning. Bound of the second round: 84 bytes a pixel (21 planes of float32, each read once) over the memory's bandwidth, as for the arg-max, the baseline; the others
/// touch a float and a label of each pixel, and all planes of the few pixels that are flagged. An operation is eight images, 2.1 Mpx, with 2 % of the labels wrong.
/// </summary>
public class ConfidentLearningBenchmark
{
    readonly float[][] images = Picture.Probabilities();
    readonly ushort[] labels = Picture.WrongLabels(), predicted = new ushort[Picture.Area];
    readonly double[] thresholds = [.. Enumerable.Repeat(0.9, Picture.Classes)];
    readonly long[] sums = new long[Picture.Classes], pixels = new long[Picture.Classes], histogram = new long[LeadingBits.Count];
    readonly int[] low = new int[2048];
    readonly double[] probabilities = new double[2048];

    [Benchmark(Baseline = true)]
    public int Arg_max_with_all_checks()
    {
        foreach (var image in images)
            ArgMax.Find<float>(image, Picture.Classes, labels, complete: true, predicted);
        return predicted[0];
    }

    [Benchmark]
    public long Round_1_class_sums()
    {
        foreach (var image in images)
            ClassSums.Add<float>(image, Picture.Classes, labels, sums, pixels);
        return pixels[0];
    }

    [Benchmark]
    public long Round_2_disagreement()
    {
        var count = 0L;
        foreach (var image in images)
            Disagreement.Count<float>(image, Picture.Classes, labels, complete: true, thresholds, histogram, (_, _, _, isConfident, _) => count += isConfident ? 1 : 0);
        return count;
    }

    [Benchmark]
    public long Round_3_and_scoring_low_labels()
    {
        var count = 0L;
        foreach (var image in images)
            for (var from = 0; from < Picture.Area;)
            {
                var found = LowLabels.Find<float>(image, Picture.Classes, labels, 0, 0.1, ref from, low, probabilities);
                LowLabels.ArgMaxAt<float>(image, Picture.Classes, Picture.Area, low.AsSpan(0, found), complete: true, predicted);
                count += found;
            }
        return count;
    }
}
