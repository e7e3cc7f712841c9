using Assay.Kernels.Codecs;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Codecs;

/// <summary>Label maps of 512x512 with 21 classes. Bound: at most half of Pillow's time for the same file.</summary>
[MemoryDiagnoser]
public class PngDecoding
{
    string path = "";
    byte[] file = [];

    [GlobalSetup]
    public void WriteMap()
    {
        var random = new Random(1);
        var ids = new byte[512 * 512];
        for (var block = 0; block < 40; block++)
        {
            var (left, top, width, height, id) = (random.Next(512), random.Next(512), random.Next(10, 170), random.Next(10, 170), (byte)random.Next(21));
            for (var y = top; y < Math.Min(512, top + height); y++)
                ids.AsSpan(y * 512 + left, Math.Min(width, 512 - left)).Fill(id);
        }
        path = Path.Combine(Path.GetTempPath(), $"assay-bench-{Environment.ProcessId}.png");
        PngFile.Write(path, PngImage.Grey(512, 512, ids));
        file = File.ReadAllBytes(path);
    }

    [GlobalCleanup]
    public void Remove() => File.Delete(path);

    [Benchmark(Baseline = true)]
    public PngImage Decode() => PngDecoder.Decode(file);

    [Benchmark]
    public PngImage Read() => PngFile.Read(path);

    [Benchmark]
    public IndexMap ReadIds() => IndexMap.Read(path, 65_280);
}
