using Assay.Images.Gdal;
using Assay.Kernels.Codecs;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Codecs;

/// <summary>Opening a deflated GeoTIFF of 13 bands of 512x512 16-bit samples (Sentinel-2) and reading all of it. Bound: 1.1 times rasterio's time for the same file.</summary>
public class GeoTiffReading
{
    const int Side = 512, Bands = 13;
    readonly float[] band = new float[Side * Side];
    readonly GdalFormat gdal = new();

    /// <summary>Stays behind, so that rasterio can be timed on it.</summary>
    static string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "assay-bench-13-bands.tif");

    [GlobalSetup]
    public void WriteScene()
    {
        var random = new Random(1);
        var planes = new ushort[Bands * Side * Side];
        for (var i = 0; i < planes.Length; i++)
            planes[i] = (ushort)(2000 + 800 * Math.Sin(i % Side / 40.0 + i / (Side * Side)) + 600 * Math.Cos(i / Side % Side / 30.0) + random.Next(200));
        TiffEncoder.Write<ushort>(Path, new TiffHeader(Side, Side, Bands, TiffType.UInt16) { Compression = TiffCompression.Deflate }, planes);
    }

    [Benchmark(Baseline = true)]
    public float ThroughGdal()
    {
        using var image = gdal.Open(Path);
        for (var number = 0; number < Bands; number++)
            image.Read(new Box(0, 0, Side, Side), number, new Size(Side, Side), band);
        return band[0];
    }

    [Benchmark]
    public float BuiltIn()
    {
        using var file = TiffFile.Open(Path);
        for (var number = 0; number < Bands; number++)
            file.ReadWindow<float>(0, 0, Side, Side, number, band);
        return band[0];
    }
}
