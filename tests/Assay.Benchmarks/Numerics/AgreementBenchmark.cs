using System.Numerics;
using System.Runtime.InteropServices;
using Assay.Kernels;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Numerics;

/// <summary>
/// Bound: 84 bytes a pixel (21 planes of float32, each read once) over the memory's bandwidth, which <see cref="Sum_of_all_values"/> measures on the same arrays.
/// An operation is eight images, 2.1 Mpx, 176 MB.
/// </summary>
public class AgreementBenchmark
{
    readonly float[][] images = Picture.Probabilities();
    readonly ushort[] labels = Picture.BlockyLabels(), noisy = Picture.RandomLabels(), predicted = new ushort[Picture.Area];
    readonly long[] agreed = new long[Picture.Classes], inLabels = new long[Picture.Classes], inPredicted = new long[Picture.Classes];

    [Benchmark(Baseline = true)]
    public float Sum_of_all_values()
    {
        var sum = Vector<float>.Zero;
        foreach (var image in images)
            foreach (var values in MemoryMarshal.Cast<float, Vector<float>>(image))
                sum += values;
        return Vector.Sum(sum);
    }

    [Benchmark]
    public long Arg_max_with_all_checks_and_overlap() => Compare(labels);

    [Benchmark]
    public long Arg_max_with_all_checks_and_overlap_with_random_labels() => Compare(noisy);

    long Compare(ushort[] with)
    {
        foreach (var image in images)
        {
            if (ArgMax.Find<float>(image, Picture.Classes, with, complete: true, predicted).Defect is { } defect)
                throw new InvalidOperationException(defect.ToString());
            Overlap.Count(with, predicted, agreed, inLabels, inPredicted);
        }
        return agreed[0];
    }
}
