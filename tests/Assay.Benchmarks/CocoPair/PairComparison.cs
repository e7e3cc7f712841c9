using System.Diagnostics;
using System.Text.Json;
using Assay.Testing;

namespace Assay.Benchmarks.CocoPair;

/// <summary><c>coco-compare A B</c>: the built application's <c>compare</c> on two paths, nothing reused, on all cores. Bound at full scale: 7 minutes and 3 GB.</summary>
static class PairComparison
{
    public const string Name = "coco-compare";

    public static int Run(string[] paths)
    {
        if (paths is not [var a, var b])
        {
            Console.Error.WriteLine($"{Name} takes two paths, as 'coco-pair' writes them: {Name} DIR/a.json DIR/b");
            return 2;
        }
        using var folder = new TempFolder();
        var watch = Stopwatch.StartNew();
        var answer = Assay.Testing.Program.Run(folder.Path, TimeSpan.FromHours(2), "dotnet", [Path.Combine(Repository.Product, "assay.dll"), "compare", Path.GetFullPath(a), Path.GetFullPath(b), "--out", "run", "--quiet"],
            new Dictionary<string, string?> { ["ASSAY_CACHE"] = folder.File("cache") });
        Console.WriteLine(answer.Code is 0 or 4 ? string.Join('\n', answer.Output.Split('\n').Take(9)) : answer.Errors);
        if (answer.Code is not (0 or 4))
            return answer.Code;
        using var timing = JsonDocument.Parse(File.ReadAllBytes(folder.File("run/timing.json")));
        foreach (var stage in timing.RootElement.GetProperty("stages").EnumerateArray())
            Console.WriteLine($"{stage.GetProperty("seconds").GetDouble(),8:0.0} s  {stage.GetProperty("name").GetString()}");
        Console.WriteLine($"{watch.Elapsed.TotalSeconds,8:0.0} s in all, peak {timing.RootElement.GetProperty("peak_memory_bytes").GetInt64() / 1e6:0} MB with the pages of mapped files");
        return 0;
    }
}
