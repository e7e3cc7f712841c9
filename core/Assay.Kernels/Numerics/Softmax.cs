using System.Runtime.Intrinsics;

namespace Assay.Kernels;

/// <summary>
/// Logits to probabilities over classes: e^x / sum of e^x, with the largest logit of a pixel taken off first so that nothing overflows (Goodfellow et al., Deep Learning, 2016, section
/// 4.1). Computed in double with <see cref="Exponential"/>, so the bits are the same on every machine. NaN in a pixel makes all its classes NaN.
/// </summary>
public static class Softmax
{
    /// <summary>Works in place.</summary>
    /// <param name="planes">Classes x area; class k of pixel i at k * area + i. Logits, finite or negative infinity; becomes probabilities.</param>
    /// <param name="classes">1 or more; of one class every pixel becomes 1.</param>
    /// <exception cref="ArgumentException">The length is no multiple of classes.</exception>
    public static void Apply(Span<float> planes, int classes)
    {
        if (classes < 1 || planes.Length % classes != 0)
            throw new ArgumentException($"{planes.Length} values are no planes of {classes} classes", nameof(planes));
        var area = planes.Length / classes;
        var exponentials = new Vector256<double>[classes];
        for (var i = 0; i < area; i += 4)
        {
            var count = Math.Min(4, area - i);
            var most = Load(planes, i, count);
            for (var k = 1; k < classes; k++)
                most = Larger(Load(planes, k * area + i, count), most);
            var sum = Vector256<double>.Zero;
            for (var k = 0; k < classes; k++)
                sum += exponentials[k] = Exponential.Exp(Load(planes, k * area + i, count) - most);
            for (var k = 0; k < classes; k++)
                Store(exponentials[k] / sum, planes, k * area + i, count);
        }
    }

    /// <summary>By comparison, not by maximum, whose treatment of NaN differs between processors; the difference to a NaN is NaN later anyway.</summary>
    static Vector256<double> Larger(Vector256<double> a, Vector256<double> b) => Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    static Vector256<double> Load(ReadOnlySpan<float> from, int at, int count) => Vector256.Create(
        from[at], count > 1 ? from[at + 1] : 0, count > 2 ? from[at + 2] : 0, (double)(count > 3 ? from[at + 3] : 0));

    static void Store(Vector256<double> value, Span<float> to, int at, int count)
    {
        for (var lane = 0; lane < count; lane++)
            to[at + lane] = (float)value[lane];
    }
}
