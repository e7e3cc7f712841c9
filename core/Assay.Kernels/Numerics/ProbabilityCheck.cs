using System.Numerics;
using System.Runtime.CompilerServices;

namespace Assay.Kernels;

/// <summary>
/// Checks that values are probabilities over classes: none is NaN, all lie in [0,1], and those of a pixel sum to 1 within 0.01 (bytes: 0.01 + classes / 510,
/// half a step for each class); to at most that when classes were left out. Looks at every pixel, or at a fixed lattice of one pixel in 64: sixteen consecutive
/// ones in each 1024; in images of 65,536 pixels and more 256 in each 16,384, because there the pages of a mapped file that are touched cost more than the values
/// read. The run lies at block * 29 mod 64 runs, so that runs do not line up in a column.
/// </summary>
public static class ProbabilityCheck
{
    const int Step = 29, RunsInBlock = 64, LargeImage = 1 << 16;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ProbabilityReport Inspect<T, TNumber>(Raster<T> raster, bool everyPixel) where T : unmanaged where TNumber : unmanaged, INumber<TNumber>
    {
        var reader = new TileReader<T, TNumber>(raster, stackalloc TNumber[TileReader<T, TNumber>.Work]);
        var oneHot = true;
        var run = everyPixel ? TileReader<T, TNumber>.Length / RunsInBlock : raster.Area < LargeImage ? 16 : 256;
        var length = run * RunsInBlock;
        for (var block = 0; (long)block * length < raster.Area; block++)
        {
            var from = block * length + (everyPixel ? 0 : block * Step % RunsInBlock * run);
            var count = Math.Min(everyPixel ? length : run, raster.Area - from);
            if (count > 0 && reader.Read(from, count, ref oneHot) is { } defect)
                return new(defect, oneHot);
        }
        return new(null, oneHot);
    }
}
