using System.Numerics;

namespace Assay.Kernels;

/// <summary>
/// Checks that values are probabilities over classes: none is NaN, all lie in [0,1], and those of a pixel sum to 1 within 0.01 (bytes: 0.01 + classes / 510,
/// half a step for each class); to at most that when classes were left out. Looks at every pixel, or at a fixed lattice: sixteen consecutive pixels in each
/// 1024, that is at a cache line of float32 per plane and block. The sixteen lie at block * 29 mod 64, so that they do not line up in a column.
/// </summary>
public static class ProbabilityCheck
{
    const int Block = 1024, Run = 16, Step = 29;

    /// <summary>Checks one image.</summary>
    /// <param name="values">Classes x area; bytes stand for value / 255.</param>
    /// <param name="classes">Planes.</param>
    /// <param name="area">Pixels.</param>
    /// <param name="labels">A class per pixel, whose void pixels are not judged; empty when none is void.</param>
    /// <param name="complete">False when classes were left out, so that the planes may sum to less than 1.</param>
    /// <param name="everyPixel">Every pixel instead of the lattice.</param>
    /// <exception cref="ArgumentException">Lengths do not fit.</exception>
    public static ProbabilityReport Inspect<T>(ReadOnlySpan<T> values, int classes, int area, ReadOnlySpan<ushort> labels, bool complete, bool everyPixel)
        where T : unmanaged
    {
        var raster = new Raster<T>(values, classes, area, labels, complete);
        return typeof(T) == typeof(double) ? Inspect<T, double>(raster, everyPixel) : Inspect<T, float>(raster, everyPixel);
    }

    static ProbabilityReport Inspect<T, TNumber>(Raster<T> raster, bool everyPixel) where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        var reader = new TileReader<T, TNumber>(raster, stackalloc TNumber[TileReader<T, TNumber>.Work]);
        var oneHot = true;
        for (var block = 0; (long)block * Block < raster.Area; block++)
        {
            var from = block * Block + (everyPixel ? 0 : block * Step % (Block / Run) * Run);
            var count = Math.Min(everyPixel ? Block : Run, raster.Area - from);
            if (count > 0 && reader.Read(from, count, ref oneHot) is { } defect)
                return new(defect, oneHot);
        }
        return new(null, oneHot);
    }
}
