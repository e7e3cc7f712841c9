using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// How unsure a model is of each pixel's class. Every plane is read once, from front to back. Entropy's terms are rounded to multiples of 2^-48, whose sums are exact,
/// so that the order of classes changes no bit. Values are taken as they are: check them first, with <see cref="ArgMax"/> or <see cref="ProbabilityCheck"/>.
/// </summary>
public static class Uncertainty
{
    const int Tile = 1024;

    // Adding and subtracting a number of [16, 32) leaves a smaller one rounded to a multiple of 2^-48.
    const double Rounder = 24;

    /// <summary>Measures every pixel of an image.</summary>
    /// <param name="values">Classes x area, in [0,1] and summing to 1 over classes; bytes stand for value / 255.</param>
    /// <param name="classes">Planes, 2 to 65535.</param>
    /// <param name="measure">Which measure.</param>
    /// <param name="to">Becomes the uncertainty of each pixel, in [0,1]; its length is the area.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, or there are too few or too many classes.</exception>
    public static void Measure<T>(ReadOnlySpan<T> values, int classes, UncertaintyMeasure measure, Span<double> to) where T : unmanaged
    {
        StoredValue.Require<T>();
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, LabelCheck.Void);
        Planes.Require(values, classes, to.Length);
        Span<double> work = stackalloc double[2 * Tile];
        for (var from = 0; from < to.Length; from += Tile)
        {
            var tile = to.Slice(from, Math.Min(Tile, to.Length - from));
            var plane = work[..tile.Length];
            var second = work.Slice(Tile, tile.Length);
            tile.Clear();
            second.Clear();
            for (var k = 0; k < classes; k++)
            {
                Widen(values.Slice(k * to.Length + from, tile.Length), plane);
                if (measure == UncertaintyMeasure.Entropy)
                    AddTerms(plane, tile);
                else
                    KeepHighest(plane, tile, second);
            }
            Finish(measure, classes, tile, second);
        }
    }

    static void Widen<T>(ReadOnlySpan<T> from, Span<double> to) where T : unmanaged
    {
        var i = 0;
        for (; i + 16 <= from.Length; i += 16)
            StoredValue.Widen16(ref Unsafe.AsRef(in from[i]), ref to[i]);
        for (; i < from.Length; i++)
            to[i] = StoredValue.ToDouble(from[i]);
    }

    // p = 0 has a finite "logarithm", so its term is 0 as it should be.
    static void AddTerms(Span<double> plane, Span<double> sums)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(plane);
        var totals = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        var rounder = Vector256.Create(Rounder);
        for (var i = 0; i < vectors.Length; i++)
            totals[i] -= (vectors[i] * Logarithm.Log(vectors[i]) + rounder) - rounder;
        for (var i = 4 * vectors.Length; i < plane.Length; i++)
            sums[i] -= (plane[i] * Logarithm.Log(plane[i]) + Rounder) - Rounder;
    }

    static void KeepHighest(Span<double> plane, Span<double> best, Span<double> second)
    {
        for (var i = 0; i < plane.Length; i++)
        {
            second[i] = Math.Max(second[i], Math.Min(best[i], plane[i]));
            best[i] = Math.Max(best[i], plane[i]);
        }
    }

    static void Finish(UncertaintyMeasure measure, int classes, Span<double> tile, Span<double> second)
    {
        var most = Logarithm.Log(classes);
        for (var i = 0; i < tile.Length; i++)
            tile[i] = Math.Clamp(measure switch
            {
                UncertaintyMeasure.Entropy => tile[i] / most,
                UncertaintyMeasure.Margin => 1 - (tile[i] - second[i]),
                _ => (1 - tile[i]) * classes / (classes - 1),
            }, 0, 1);
    }
}
