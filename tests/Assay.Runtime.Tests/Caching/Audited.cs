using System.Collections.Concurrent;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Caching;

/// <summary>A small audit whose every part can be changed: labels, opinions, and what its steps compute. Counts which step examined which sample.</summary>
sealed class Audited : IDisposable
{
    readonly Rig rig = new();
    int runs;

    public const int Samples = 12;

    /// <summary>The class that a sample is labelled with.</summary>
    public int[] Labels { get; } = [.. Enumerable.Range(0, Samples).Select(index => index % 3)];

    public double[] Opinions { get; } = [.. Enumerable.Range(0, Samples).Select(index => index * 0.5)];

    /// <summary>An attribute that no step reads.</summary>
    public double?[] Difficulties { get; } = [.. Enumerable.Range(0, Samples).Select(index => (double?)index)];

    /// <summary>What steps multiply with: an option of theirs.</summary>
    public Dictionary<string, int> Factors { get; } = new() { ["plain"] = 1, ["asking"] = 1, ["reading"] = 1, ["pricing"] = 1 };

    public ConcurrentDictionary<string, int> Examined { get; private set; } = [];

    /// <summary>Samples whose labels cannot be read.</summary>
    public HashSet<int> Broken { get; } = [];

    public Rig Rig => rig;

    public Audited()
    {
        rig.Samples = new FakeSamples(Samples, Read) { Attributes = [new AttributeColumn("difficulty", null, Difficulties)] };
        rig.Reference("r", FakeAnswers.Value(question => Opinions[question.Index]));
        rig.Score("plain", exam => Finding(Count("plain", exam) * exam.LabelMap!.Ids[0], exam));
        rig.Score("asking", exam => Count("asking", exam) * exam.Opinion("reference").Value, "r");
        rig.Where("plain >= 0");
        rig.Score("reading", exam => Count("reading", exam) * (exam.Earlier("plain")!.Values[0] % 2 + 10));
        rig.Score("pricing", exam => Count("pricing", exam) * exam.EarlierFindings.Count());
        rig.Lowest("reading", 7);
    }

    Sample Read(int index) => Broken.Contains(index) ? throw new DataException("truncated-file", "cut off")
        : FakeSamples.Sample($"s{index:D3}", LabelMap.Parse($"{Labels[index]}{Labels[index]}")) with { Problems = index == 3 ? [new Problem("odd-label", "looks odd")] : [] };

    /// <summary>One finding for each of its value.</summary>
    static Score Finding(double value, Exam exam) => new() { Values = [value], Findings = [.. Enumerable.Range(0, (int)value).Select(_ => new Finding("wrong_label") { Class = exam.LabelMap!.Ids[0] })] };

    double Count(string step, Exam exam)
    {
        Examined.AddOrUpdate(step, 1, (_, count) => count + 1);
        return Factors[step];
    }

    /// <summary>Runs in a new folder, with what earlier runs left, and beside it without: the bytes must be the same. Says how often each step examined.</summary>
    public async Task<string> RunAsync(int jobs = 1)
    {
        foreach (var (step, factor) in Factors)
            rig.Versions[step] = $"{factor}";
        var (reused, fresh) = ($"reused{runs}", $"fresh{runs++}");
        await rig.RunAsync(fresh, jobs);
        Examined = [];
        Work = (await rig.RunAsync(reused, jobs, reuse: true)).Work;
        Assert.Equal(rig.Files(fresh), rig.Files(reused));
        Assert.Equal(Examined.Values.Sum(), Work.Examined);
        return string.Join(' ', Examined.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step => $"{step.Key}:{step.Value}"));
    }

    public WorkDone Work { get; private set; } = new();

    public void Dispose() => rig.Dispose();
}
