using System.IO.Compression;
using System.Text;
using Assay.Formats.Cvat;

namespace Assay.Tests.Cvat;

/// <summary>Exports written by hand in a temporary folder, and what is read of them.</summary>
sealed class SmallCvat : IDisposable
{
    public const string Meta = "<meta><task><labels><label><name>car</name></label><label><name>tree</name></label></labels></task></meta>";

    readonly TempFolder folder = new();
    readonly List<CvatDataset> open = [];

    public StubHost Host { get; } = new();

    public string Path => folder.Path;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(folder.Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Zip(string name, params (string Entry, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (entry, text) in entries)
            {
                using var to = zip.CreateEntry(entry).Open();
                to.Write(Encoding.UTF8.GetBytes(text));
            }
        return Write(name, stream.ToArray());
    }

    /// <summary>One image of 10 x 8 pixels with shapes; classes car and tree.</summary>
    public CvatDataset Image(string shapes, CvatOptions? options = null) => Xml($"{Meta}<image id='0' name='a.png' width='10' height='8'>{shapes}</image>", options);

    public CvatDataset Xml(string content, CvatOptions? options = null) =>
        Open((options ?? new CvatOptions { Path = default }) with { Path = new InputPath(Write("annotations.xml", $"<annotations><version>1.1</version>{content}</annotations>")) });

    public CvatDataset Open(string path) => Open(new CvatOptions { Path = new InputPath(path) });

    public CvatDataset Open(CvatOptions options)
    {
        var dataset = new CvatDataset(options, Host);
        open.Add(dataset);
        dataset.OpenAsync(default).AsTask().GetAwaiter().GetResult();
        return dataset;
    }

    public static Sample Read(IDataset dataset, int index = 0) => dataset.ReadAsync(index, default).AsTask().GetAwaiter().GetResult();

    public static IReadOnlyList<Sample> ReadAll(IDataset dataset) => [.. Enumerable.Range(0, dataset.Ids.Count).Select(index => Read(dataset, index))];

    /// <summary>Conversions by code, of opening and of all samples.</summary>
    public SortedDictionary<string, long> Ledger(IDataset dataset) => Count(Host.Problems.Concat(ReadAll(dataset).SelectMany(sample => sample.Problems)).Where(problem => problem.Conversion is not null));

    /// <summary>Problems by code, of opening and of all samples.</summary>
    public SortedDictionary<string, long> Problems(IDataset dataset) => Count(Host.Problems.Concat(ReadAll(dataset).SelectMany(sample => sample.Problems)).Where(problem => problem.Conversion is null));

    static SortedDictionary<string, long> Count(IEnumerable<Problem> problems)
    {
        SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (var problem in problems)
            counts[problem.Code] = counts.GetValueOrDefault(problem.Code) + problem.Count;
        return counts;
    }

    public static string Text(SortedDictionary<string, long> counts) => string.Join(", ", counts.Select(pair => $"{pair.Key} {pair.Value}"));

    public void Dispose()
    {
        open.ForEach(dataset => dataset.DisposeAsync().AsTask().GetAwaiter().GetResult());
        folder.Dispose();
    }
}
