using System.Text;
using System.Text.Json;
using Assay.Formats.Coco;
using BenchmarkDotNet.Attributes;

namespace Assay.Benchmarks.Masks;

/// <summary>
/// A synthetic instances file of about 100 MB: 30,000 images, 200,000 polygons. Opening it and reading every sample on one core; bound: twice the time of walking the
/// file with <see cref="Utf8JsonReader"/> and calling GetDouble on every number (the baseline, page cache warm for both).
/// </summary>
[MemoryDiagnoser]
public class CocoBenchmark
{
    const int Images = 30_000, Annotations = 200_000, Points = 25;
    readonly string file = Path.Combine(Path.GetTempPath(), $"assay-bench-{Environment.ProcessId}.json");

    [GlobalSetup]
    public void Write()
    {
        var random = new Random(1);
        using var text = new StreamWriter(file, append: false, new UTF8Encoding(false), 1 << 20);
        text.Write("{\"info\":{},\"images\":[");
        for (var i = 0; i < Images; i++)
            text.Write($"{(i > 0 ? "," : "")}{{\"license\":3,\"file_name\":\"{i:D12}.jpg\",\"height\":480,\"width\":640,\"date_captured\":\"2013-11-15 11:55:43\",\"id\":{i}}}");
        text.Write("],\"annotations\":[");
        for (var i = 0; i < Annotations; i++)
            WriteAnnotation(text, random, i);
        text.Write("],\"categories\":[{\"supercategory\":\"person\",\"id\":1,\"name\":\"person\"}]}");
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(file);

    [Benchmark(Baseline = true)]
    public double WalkWithGetDouble()
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(file));
        var sum = 0.0;
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.Number)
                sum += reader.GetDouble();
        return sum;
    }

    [Benchmark]
    public async Task<int> OpenAndReadAll()
    {
        await using var dataset = await OpenAsync();
        var instances = 0;
        for (var i = 0; i < dataset.Ids.Count; i++)
            instances += (await dataset.ReadAsync(i, CancellationToken.None)).Labels!.Instances!.Count;
        return instances == Annotations ? instances : throw new InvalidOperationException($"{instances} of {Annotations} objects were read");
    }

    [Benchmark]
    public async Task<int> Open()
    {
        await using var dataset = await OpenAsync();
        return dataset.Ids.Count;
    }

    async Task<CocoDataset> OpenAsync()
    {
        var dataset = new CocoDataset(new CocoDatasetOptions { Annotations = new InputPath(file) }, new Silent());
        await dataset.OpenAsync(CancellationToken.None);
        return dataset;
    }

    static void WriteAnnotation(StreamWriter text, Random random, int id)
    {
        text.Write($"{(id > 0 ? "," : "")}{{\"segmentation\":[[");
        for (var i = 0; i < 2 * Points; i++)
            text.Write($"{(i > 0 ? "," : "")}{640 * random.NextDouble():0.##}");
        text.Write($"]],\"area\":{10_000 * random.NextDouble():0.####},\"iscrowd\":0,\"image_id\":{random.Next(Images)},\"bbox\":[1.5,2.25,30.75,40.5],\"category_id\":1,\"id\":{id}}}");
    }

    sealed class Silent : IHost
    {
        public string CacheFolder => Path.GetTempPath();

        public IImage Open(string path) => throw new NotSupportedException();

        public void Save(string path, IImage image) => throw new NotSupportedException();

        public string Secret(SecretName name) => throw new NotSupportedException();

        public void Report(Problem problem) => throw new InvalidOperationException(problem.ToString());
    }
}
