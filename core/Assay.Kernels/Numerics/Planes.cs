namespace Assay.Kernels;

/// <summary>Probabilities of one image, channel-first: class k of pixel i is at k * area + i.</summary>
static class Planes
{
    /// <summary>Refuses a length that is not classes x area.</summary>
    public static void Require<T>(ReadOnlySpan<T> values, int classes, int area)
    {
        StoredValue.Require<T>();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (values.Length != (long)classes * area)
            throw new ArgumentException($"{classes} classes of {area} pixels are {(long)classes * area} values, got {values.Length}", nameof(values));
    }

    /// <summary>What is wrong with a value by itself, or null.</summary>
    public static DefectKind? Judge(double value) => value switch
    {
        double.NaN => DefectKind.NotANumber,
        < 0 => DefectKind.Negative,
        > 1 => DefectKind.AboveOne,
        _ => null,
    };
}
