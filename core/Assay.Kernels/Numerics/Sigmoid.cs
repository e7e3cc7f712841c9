namespace Assay.Kernels;

/// <summary>A logit to a probability: 1 / (1 + e^-x), computed in double with <see cref="Exponential"/>, so the bits are the same on every machine. NaN stays NaN.</summary>
public static class Sigmoid
{
    /// <summary>Works in place.</summary>
    public static void Apply(Span<float> values)
    {
        foreach (ref var value in values)
            value = (float)Of(value);
    }

    /// <summary>Of one number, in [0,1].</summary>
    public static double Of(double x) => 1 / (1 + Exponential.Exp(-x));
}
