using System.Diagnostics;
using Assay.Kernels.Codecs;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Codecs;

/// <summary>A generated photo of 12 megapixels, 4:2:0, quality 90. Bound: at most three times the time of libjpeg-turbo's djpeg with the same accurate transform (Debian: libjpeg-turbo-progs), whose start counts as its own.</summary>
public class JpegDecoding
{
    const int Width = 4000, Height = 3000;

    readonly string folder = Directory.CreateTempSubdirectory("assay-bench-").FullName;
    byte[] file = [];

    string Photo => Path.Combine(folder, "photo.jpg");

    [Params(false, true)]
    public bool Progressive { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var ppm = Path.Combine(folder, "photo.ppm");
        using (var stream = File.Create(ppm))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes($"P6 {Width} {Height} 255\n"));
            stream.Write(Pixels());
        }
        Run("cjpeg", ["-quality", "90", .. Progressive ? ["-progressive"] : Array.Empty<string>(), "-outfile", Photo, ppm]);
        file = File.ReadAllBytes(Photo);
    }

    /// <summary>Waves of several lengths, edges and a little noise: about as many bits a pixel as a photo.</summary>
    static byte[] Pixels()
    {
        var (random, pixels) = (new Random(1), new byte[Width * Height * 3]);
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y, band) = (i / 3 % Width, i / 3 / Width, i % 3);
            var wave = Math.Sin(x / (40.0 + band)) * 50 + Math.Sin((x + 2 * y) / 9.0) * 25 + Math.Cos(y / 130.0) * 40;
            pixels[i] = (byte)Math.Clamp(128 + wave + (((x / 97) ^ (y / 61)) % 5 == 0 ? 40 : 0) + random.Next(-6, 7), 0, 255);
        }
        return pixels;
    }

    [GlobalCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Benchmark(Baseline = true)]
    public void Djpeg() => Run("djpeg", ["-dct", "int", "-outfile", "/dev/null", Photo]);

    [Benchmark]
    public JpegImage Decode() => JpegDecoder.Decode(file);

    static void Run(string command, string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }
}
