using System.Diagnostics;
using System.Text;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Pipelines.Schema;
using Assay.Testing.Editors;

namespace Assay.Runtime.Tests.Pipelines.Fuzzing;

/// <summary>
/// Whatever stands in a file, reading it ends, soon, in a pipeline or in diagnostics with code and place. The seeds are every valid pipeline there is: of these tests (all features),
/// of the examples and of every README; they are read against the example components. Expressions go through the whole compiler; the script host remembers what it compiled by text,
/// so that one text is compiled once, and mutated texts are compiled as often as they are legal C# (some thousands).
/// </summary>
public class PipelineFuzzTests(ITestOutputHelper output)
{
    const int Seed = 20261121;
    const int Mutations = 100_000;
    const int MostFlaws = 8;
    static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(10);

    static readonly string File = Path.Combine(Reading.Folder, "valid", "fuzz.yaml");

    /// <summary>Valid against the example components, every feature among them.</summary>
    static readonly string[] Own = [.. Directory.EnumerateFiles(Path.Combine(Reading.Folder, "valid"), "*.yaml").Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText)];

    static readonly string[] Others =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "pipelines"), "*.yaml").Where(file => !file.EndsWith(".test.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText),
        .. Directory.EnumerateFiles(Repository.Root, "README.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "plugins"), "README.md", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
            .SelectMany(file => MarkdownBlocks.Find(new PipelineText(file, System.IO.File.ReadAllText(file))).Select(block => block.Text.TrimStart('\n'))),
    ];

    static byte[] Mutant(int i, Random random) => Mutation.Of(i % 2 == 0 ? Own[i / 2 % Own.Length] : Others[i / 2 % Others.Length], random);

    readonly Dictionary<string, string> flaws = [];

    [Fact]
    public async Task A_hundred_thousand_mutations_end_in_a_pipeline_or_in_diagnostics_with_a_place()
    {
        var (text, accepted, watch) = ("", 0, Stopwatch.StartNew());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var random = new Random(Seed);
        var loop = Task.Factory.StartNew(() =>
        {
            for (var i = 0; i < Mutations; i++)
                if (Try(Mutant(i, random), ref text))
                    accepted++;
        }, TaskCreationOptions.LongRunning);
        try
        {
            await loop.WaitAsync(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"seed {Seed}: no end in sight of\n{text}");
        }
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"seed {Seed}, {Own.Length + Others.Length} seeds, {Mutations} mutations, {accepted} of them still pipelines, {watch.Elapsed.TotalSeconds:0} s, {grown >> 20} MB more than before");
        Assert.True(flaws.Count == 0, $"seed {Seed}\n" + string.Join("\n\n", flaws.Select(flaw => $"=== {flaw.Key}\n{flaw.Value}")));
        Assert.True(accepted > Mutations / 100, $"only {accepted} mutations were pipelines: the seeds are not read as they should be");
        Assert.True(grown < 200L << 20, $"{grown >> 20} MB are still held");
    }

    [Fact]
    public void What_the_reader_accepts_the_schema_accepts()
    {
        var random = new Random(Seed);
        HashSet<string> accepted = [];
        for (var i = 0; i < 20_000; i++)
        {
            var text = "";
            if (Try(Mutant(i, random), ref text))
                accepted.Add(text);
        }
        var errors = EditorTools.Validate(PipelineSchema.Write(Reading.Catalog), accepted);
        output.WriteLine($"{accepted.Count} pipelines");
        Assert.All(accepted.Zip(errors), pair => Assert.True(pair.Second.All(IsOfYaml), $"{string.Join("\n", pair.Second)}\n---\n{pair.First}"));
    }

    /// <summary>Another parser of YAML may see other text; the validator marks its own errors with the JSON path they are about.</summary>
    static bool IsOfYaml(string error) => !error.StartsWith('/');

    /// <summary>True when the bytes are a pipeline; notes anything but that or diagnostics, the first of a kind with its text.</summary>
    bool Try(byte[] bytes, ref string text)
    {
        if (flaws.Count >= MostFlaws)
            return false;
        var watch = Stopwatch.StartNew();
        try
        {
            text = Encoding.UTF8.GetString(bytes);
            text = PipelineText.Decode(File, bytes);
            Check(text, Reading.Read(text, File).Warnings, watch.Elapsed);
            return true;
        }
        catch (PipelineException e)
        {
            Check(text, e.Diagnostics, watch.Elapsed);
            if (e.Diagnostics.All(found => found.Severity != Severity.Error))
                flaws.TryAdd("refused without an error", text);
        }
        catch (Exception e)
        {
            flaws.TryAdd($"{e.GetType().Name} {e.StackTrace?.Split('\n')[0]}", $"{e}\n---\n{text}");
        }
        return false;
    }

    void Check(string text, IReadOnlyList<Diagnostic> diagnostics, TimeSpan took)
    {
        if (took > LongestRead)
            flaws.TryAdd("too slow", $"{took}\n---\n{text}");
        var lines = text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n');
        foreach (var found in diagnostics)
            if (Flaw(found, lines) is { } flaw)
                flaws.TryAdd($"{found.Code}: {flaw}", $"{found}\n---\n{text}");
    }

    static string? Flaw(Diagnostic found, string[] lines) =>
        Runtime.Explaining.Explanation.Of(found.Code) is null ? "the code is not explained"
        : found.Message.Length is 0 or > 12_000 ? "the message is empty, or endless"
        : found.Message.Contains("   at ") || found.Message.Contains("Exception") && !found.Message.Contains("negative") ? "a stack trace, or an exception of .NET"
        : found.Message.Any(char.IsControl) ? "a control character reaches the terminal"
        : found.Place.File != File ? (found.Place is { Line: > 0, Column: > 0 } ? null : "no place in the script")
        : found.Place.Line < 1 || found.Place.Line > lines.Length ? "the line is outside the text"
        : found.Place.Column < 1 || found.Place.Column > lines[found.Place.Line - 1].Length + 2 ? "the column is outside the line"
        : null;
}
