using Assay.Runtime.Scripts;

namespace Assay.Runtime.Tests.Scripts;

/// <summary>Every script in scripts/ compiles, and says of small maps what can be counted by eye.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    readonly TempFolder cache = new();

    public void Dispose() => cache.Dispose();

    CompiledScript Compile(string name) => new ScriptHost(cache.Path, _ => { }).CompileScript(Path.Combine(Repository.Root, "scripts", name));

    [Fact]
    public void Every_example_compiles()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "scripts"), "*.csx");
        var kinds = files.Select(file => Compile(Path.GetFileName(file)).Kind).Distinct().Order();
        Assert.Equal(Enum.GetValues<ScriptKind>(), kinds);
    }

    [Fact]
    public void Class_recall_is_that_of_the_worst_class_and_says_which()
    {
        var script = Compile("class-recall.csx");
        var labels = string.Join("/", Enumerable.Repeat("0011.", 10));
        var model = string.Join("/", [.. Enumerable.Repeat("00111", 5), .. Enumerable.Repeat("0.100", 5)]);
        var score = script.Run(TestExam.Of(labels, ("model", new Opinion { LabelMap = LabelMap.Parse(model) })));
        Assert.Equal([0.75], score.Values);
        Assert.Equal("the model sees 75 % of cloud", score.Reason);
    }

    [Fact]
    public void Class_recall_has_no_evidence_in_a_few_pixels() =>
        Assert.Empty(Compile("class-recall.csx").Run(TestExam.Of("01/10", ("model", new Opinion { LabelMap = LabelMap.Parse("00/00") }))).Values);

    [Theory]
    [InlineData("22/00", "20/20", 1.0 / 3)]
    [InlineData("22/0.", "22/02", 1.0)]
    [InlineData("22/00", ".2/00", 1.0)]
    [InlineData("00/00", "02/00", 0.0)]
    [InlineData("01/10", "11/11", null)]
    [InlineData("2./11", ".2/11", null)]
    public void Thin_cloud_is_the_overlap_of_one_class(string labels, string model, double? expected)
    {
        var score = Compile("thin-cloud.csx").Run(TestExam.Of(labels, ("model", new Opinion { LabelMap = LabelMap.Parse(model) })));
        Assert.Equal(expected, score.MainValue());
    }

    [Theory]
    [InlineData("0000", "0111", "0112", 0.5)]
    [InlineData("0000", "1111", "2222", 1.0)]
    [InlineData("00..", "1.11", "1111", 0.0)]
    [InlineData("....", "1111", "1111", null)]
    public void Two_models_agree_counts_what_both_contradict_with_one_class(string labels, string first, string second, double? expected)
    {
        var exam = TestExam.Of(labels, ("first", new Opinion { LabelMap = LabelMap.Parse(first) }), ("second", new Opinion { LabelMap = LabelMap.Parse(second) }));
        Assert.Equal(expected, Compile("two-models-agree.csx").Run(exam).MainValue());
    }

    [Fact]
    public void Both_low_keeps_what_two_columns_suspect()
    {
        var table = ScriptTables.Of(("ti", [0.1, 0.1, 0.9, double.NaN]), ("soft_min", [0.2, 0.9, 0.1, 0.1]));
        Assert.Equal("0", ScriptTables.Kept(Compile("both-low.csx"), table, ("first", new ColumnName("ti")), ("second", new ColumnName("soft_min"))));
        Assert.Equal("0 1 2", ScriptTables.Kept(Compile("both-low.csx"), table, ("first", new ColumnName("ti")), ("second", new ColumnName("soft_min")), ("limit", 0.95)));
    }

    [Theory]
    [InlineData(1, "3 0")]
    [InlineData(2, "3 0 2 5")]
    [InlineData(9, "3 0 2 5 1")]
    public void Worst_of_each_takes_turns(int count, string expected)
    {
        var table = ScriptTables.Of(("q", [0.2, 0.9, 0.3, 0.1, double.NaN, 0.5])) with { Attributes = [new AttributeColumn("split", ["a", "b", "a", "b", "a", "b"], null)] };
        Assert.Equal(expected, ScriptTables.Kept(Compile("worst-of-each.csx"), table, ("by", new ColumnName("q")), ("attribute", "split"), ("count", count)));
    }

    [Theory]
    [InlineData("class-recall.csx")]
    [InlineData("thin-cloud.csx")]
    public void Unlabelled_samples_are_no_evidence(string name)
    {
        var exam = new Exam(new Sample { Id = "a", Size = new(1, 1) }, TestExam.Classes, new Dictionary<string, Opinion> { ["model"] = new() { LabelMap = LabelMap.Parse("1") } });
        Assert.Empty(Compile(name).Run(exam).Values);
    }
}
