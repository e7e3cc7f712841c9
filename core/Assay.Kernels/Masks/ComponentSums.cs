using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>Sums a number per pixel over each connected component; with the component's area that is its mean.</summary>
public static class ComponentSums
{
    /// <summary>Adds each component's pixels. Runs are summed in four lanes, and one after the other in reading order, so that the bits are the same everywhere.</summary>
    /// <param name="map">The components.</param>
    /// <param name="numbers">One per pixel of the map, row-major; those in no component are not read.</param>
    /// <param name="sums">One per component.</param>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static void Add(ComponentMap map, ReadOnlySpan<double> numbers, Span<double> sums)
    {
        if (numbers.Length != map.Width * map.Height || sums.Length != map.Components.Length)
            throw new ArgumentException($"{numbers.Length} numbers and {sums.Length} sums for {map.Width}x{map.Height} pixels in {map.Components.Length} components", nameof(numbers));
        foreach (var run in map.Runs)
            sums[run.Component] += Sum(numbers.Slice(run.Row * map.Width + run.Left, run.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double Sum(ReadOnlySpan<double> run)
    {
        var (sum, i) = (0.0, 0);
        if (run.Length >= 4)
        {
            var lanes = Vector256<double>.Zero;
            for (; i + 4 <= run.Length; i += 4)
                lanes += Vector256.LoadUnsafe(in run[i]);
            sum = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        }
        for (; i < run.Length; i++)
            sum += run[i];
        return sum;
    }
}
