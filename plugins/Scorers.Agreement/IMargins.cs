using System.Numerics;

namespace Assay.Scorers.Agreement;

/// <summary>How much more a reference believes in its own class than in the labelled one.</summary>
interface IMargins
{
    /// <summary>p of the reference's class minus p of the label, in [0,1].</summary>
    double Of(int label, int other, int pixel);
}

/// <summary>A label map says what, not how sure it is.</summary>
readonly struct CertainMargins : IMargins
{
    public double Of(int label, int other, int pixel) => 1;
}

/// <summary>Margins of probabilities in the type they are stored in.</summary>
readonly ref struct StoredMargins<T>(ReadOnlySpan<T> values, int area) : IMargins where T : unmanaged, INumberBase<T>
{
    readonly ReadOnlySpan<T> values = values;
    readonly int area = area;

    public double Of(int label, int other, int pixel) => (At(other, pixel) - At(label, pixel)) / (typeof(T) == typeof(byte) ? 255 : 1);

    double At(int k, int pixel) => double.CreateTruncating(values[k * area + pixel]);
}
