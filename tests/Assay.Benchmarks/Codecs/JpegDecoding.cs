using System.Diagnostics;
using Assay.Kernels.Codecs;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Codecs;

/// <summary>
/// A photo named by ASSAY_JPEG, decoded to RGB. Bound: three times libjpeg-turbo's time on one core; its djpeg, if installed, reads the same file beside it (that includes starting a
/// process and writing pixels to a pipe: use a photo of 10 megapixels or more).
/// </summary>
[MemoryDiagnoser]
public class JpegDecoding
{
    byte[] file = [];
    string path = "";

    [GlobalSetup]
    public void Load()
    {
        path = Environment.GetEnvironmentVariable("ASSAY_JPEG") ?? throw new InvalidOperationException("set ASSAY_JPEG to the path of a photo");
        file = File.ReadAllBytes(path);
    }

    [Benchmark(Baseline = true)]
    public int Djpeg()
    {
        using var process = Process.Start(new ProcessStartInfo("djpeg", ["-dct", "int", "-outfile", "/dev/null", path]))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [Benchmark]
    public JpegImage Decode() => JpegDecoder.Decode(file);
}
