using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>Checks as <see cref="ProbabilityCheck"/> does, but 256 consecutive pixels in the middle of the image alone: enough to tell logits, sigmoid outputs and another layout at almost no cost.</summary>
public static class ProbabilityGlance
{
    const int Pixels = 256;

    /// <summary>Checks one image; parameters and errors are those of <see cref="ProbabilityCheck.Inspect{T}"/>.</summary>
    public static ProbabilityReport Inspect<T>(ReadOnlySpan<T> values, int classes, int area, ReadOnlySpan<ushort> labels, bool complete) where T : unmanaged
    {
        var raster = new Raster<T>(values, classes, area, labels, complete);
        return typeof(T) == typeof(double) ? Inspect<T, double>(raster) : Inspect<T, float>(raster);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ProbabilityReport Inspect<T, TNumber>(Raster<T> raster) where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        var reader = new TileReader<T, TNumber>(raster, stackalloc TNumber[TileReader<T, TNumber>.Work]);
        var oneHot = true;
        var from = Math.Max(0, raster.Area / 2 - Pixels / 2);
        return new(reader.Read(from, Math.Min(Pixels, raster.Area - from), ref oneHot), oneHot);
    }
}
