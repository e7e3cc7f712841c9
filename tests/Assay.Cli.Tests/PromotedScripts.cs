using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>Scripts and the plugins that <c>assay new plugin --from</c> made of them, built together because that is quicker, with data to run both on. Needs a package feed.</summary>
public sealed class PromotedScripts : IDisposable
{
    const int Samples = 8;

    readonly TempFolder folder = new();

    public PromotedScripts()
    {
        foreach (var example in Directory.GetFiles(Path.Combine(Repository.Root, "scripts"), "*.csx"))
            folder.Write($"scripts/{Path.GetFileName(example)}", File.ReadAllText(example));
        folder.Write("scripts/own/mixed.csx", Mixed);
        folder.Write("scripts/shared/parts.csx", Parts);
        folder.Write("scripts/own/of-instances.csx", "bool Keep(double? first, double second, string? dateCaptured, int least = 0) => dateCaptured != \"c\" && (first ?? 1) < 2 && second >= least;");
        folder.Write("scripts/own/turn.csx", "Table Select(Table table) => table with { Samples = table.Samples.Ordered([.. table.Samples.InOrder.Reverse()]) };");
        folder.Write("scripts/own/plain.csx", "void Write(IRun run, string name = \"plain.md\") => File.WriteAllText(Path.Combine(run.Folder, name), $\"{run.Queue.Count} items\");");
        folder.Write("scripts/own/packaged.csx", "#r \"nuget: YamlDotNet, 16.3.0\"\nusing YamlDotNet.Serialization;\ndouble Score(Exam exam) => new Deserializer().Deserialize<Dictionary<string, double>>(\"half: 0.5\")[\"half\"];");
        foreach (var script in Scripts)
            AssayCommand.Run(folder.Path, "new", "plugin", "--from", $"scripts/{script}.csx", "--out", $"made/{NameOf(script)}").Exits(0);
        folder.Write("made/All.slnx", $"<Solution>\n{string.Concat(Scripts.Select(script => $"  <Project Path=\"{NameOf(script)}/{Pascal(script)}.Tests/{Pascal(script)}.Tests.csproj\" />\n"))}</Solution>\n");
        Build = DotnetCommand.Run(folder.File("made"), "build", "All.slnx", "-v", "q").Exits(0);
        WriteData();
        var fixtures = Path.Combine(Repository.Root, "pipelines", "fixtures");
        folder.Write("data/instances.json", File.ReadAllText(Path.Combine(fixtures, "instances.json"))
            .Replace("\"height\": 80 }", "\"height\": 80, \"date_captured\": \"a\" }").Replace("\"height\": 100 }", "\"height\": 100, \"date_captured\": \"c\" }"));
        File.Copy(Path.Combine(fixtures, "second-opinion.json"), folder.File("data/second-opinion.json"));
    }

    public static string[] Scripts { get; } = ["thin-cloud", "class-recall", "two-models-agree", "own/mixed", "both-low", "worst-of-each", "queue-by-reason", "own/of-instances", "own/turn", "own/plain", "own/packaged"];

    /// <summary>What the build of them all said.</summary>
    public Answer Build { get; }

    /// <summary>Holds <c>scripts/</c>, <c>made/NAME/</c> and <c>data/</c>.</summary>
    public TempFolder Folder => folder;

    /// <summary>So that the command line finds the plugins.</summary>
    public Dictionary<string, string?> Environment => new() { ["ASSAY_PLUGINS"] = string.Join(Path.PathSeparator, Scripts.Select(script => folder.File($"made/{NameOf(script)}/plugins"))) };

    public static string NameOf(string script) => Path.GetFileName(script);

    public static string Pascal(string script) => string.Concat(NameOf(script).Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public void Dispose() => folder.Dispose();

    // Every kind of option and opinion, a file above its folder, a type and a field of its own, a part of .NET.
    const string Mixed = """
        #load "../shared/parts.csx"
        #r "System.Xml.Linq"
        using System.Xml.Linq;
        record Pair(int Seen, int All);
        readonly double[] weights = { 1, 2, 4 };
        Score? Score(Exam exam, Probabilities probs, IReadOnlyList<Instance>? things, double? number, [Range(1, 100)] int minPixels = 3, [Range(0, 1)] double share = 0.25,
            [AllowedValues("mean", "worst")] string of = "mean", bool strict = false, IReadOnlyList<string>? classes = null, int? x_1 = null, string equals = "=")
        {
            var pair = new Pair(Count(exam, minPixels), exam.LabelMap!.Ids.Length);
            var name = new XElement(of).Name.LocalName;
            var sum = weights.Select((weight, k) => weight * probs[k, 100]).Sum() + (things?.Count ?? 0) + (number ?? share) + (x_1 ?? 0) + (classes?.Count ?? 0) + equals.Length + (strict ? 1 : 0);
            return new() { Values = [(sum + pair.Seen) / pair.All], Reason = $"{name} {pair.Seen} of {pair.All}" };
        }
        """;

    const string Parts = "int Count(Exam exam, int least) => exam.LabelMap!.Ids.ToArray().CountBy(id => id).Where(entry => entry.Value >= least).Sum(entry => entry.Value);";

    // Maps of 12 x 12 in three classes; the last has another size in 'first', and 'second' has not heard of the one before.
    void WriteData()
    {
        for (var s = 0; s < Samples; s++)
        {
            PngFile.Write(folder.File($"data/labels/{Id(s)}.png"), Map(12, i => i * 5 / 7 + s));
            PngFile.Write(folder.File($"data/first/{Id(s)}.png"), Map(s == Samples - 1 ? 11 : 12, i => i * 5 / 7 + s + (i < 4 * s ? 1 : 0)));
            if (s != Samples - 2)
                PngFile.Write(folder.File($"data/second/{Id(s)}.png"), Map(12, i => i * 5 / 7 + s + (i < 3 * s ? 1 : 0)));
            NpyFile.Write<float>(folder.File($"data/probs/{Id(s)}.npy"), [3, 12, 12], [.. Enumerable.Range(0, 432).Select(i => (i % 144 + i / 144 + (i % 144 < 12 * s ? 0 : s)) % 3 == 0 ? 0.5f : 0.25f)]);
        }
    }

    static string Id(int sample) => $"{(sample % 2 == 0 ? "even" : "odd")}/{sample}";

    static PngImage Map(int size, Func<int, int> id) => PngImage.Grey(size, size, [.. Enumerable.Range(0, size * size).Select(i => (byte)(id(i) % 3))]);
}
