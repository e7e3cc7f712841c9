using Assay.Runtime.Pipelines;

namespace Assay.Runtime.Tests.Walks;

/// <summary>A script that wants a kernel and two references.</summary>
public class ScriptWalk
{
    const string Script = """
        using Assay.Kernels;

        // The intersection over union of the boxes that two references draw around class 1.
        double? Score(Exam exam, LabelMap first, LabelMap second)
        {
            var (a, b) = (Around(first), Around(second));
            return a is null || b is null ? null : BoxIou.Compute(a.Value, b.Value);
        }

        static (double X, double Y, double Width, double Height)? Around(LabelMap map)
        {
            var at = Enumerable.Range(0, map.Ids.Length).Where(i => map.Ids[i] == 1).Select(i => (X: i % map.Size.Width, Y: i / map.Size.Width)).ToArray();
            return at.Length == 0 ? null : (at.Min(p => p.X), at.Min(p => p.Y), at.Max(p => p.X) - at.Min(p => p.X) + 1.0, at.Max(p => p.Y) - at.Min(p => p.Y) + 1.0);
        }
        """;

    const string Yaml = """
        dataset: { text_maps: labels.txt }
        references:
          one: { text_maps: one.txt }
          two: { text_maps: two.txt }
        steps:
          - script: { file: box-overlap.csx, first: one, second: two }
          - where: box_overlap < 1
        """;

    static Walk Start(string script = Script)
    {
        var walk = new Walk("Walk.LabelReader");
        walk.Folder.Write("labels.txt", "a 00/00\nb 00/00\nc 00/00");
        walk.Folder.Write("one.txt", "a 11/00\nb 11/00\nc 00/00");
        walk.Folder.Write("two.txt", "a 11/00\nb 01/00\nc 11/11");
        walk.Folder.Write("box-overlap.csx", script);
        return walk;
    }

    [Fact]
    public async Task It_scores_with_both_opinions_and_its_file_names_the_column()
    {
        using var walk = Start();
        var outcome = await walk.RunAsync(Yaml);
        Assert.Equal(["sample,state,control,box_overlap", "a,dropped:where,0,1", "b,kept,0,0.5", "c,dropped:where,0,"], walk.Text("scores.csv").TrimEnd().Split('\n'));
        Assert.Equal("box_overlap 0.5, lowest of 2", Assert.Single(outcome.Queue).Reason);
        Assert.Contains("\"file\": \"box-overlap.csx\"", walk.Text("run.json"));
    }

    [Fact]
    public async Task A_run_is_not_resumed_with_a_changed_script()
    {
        using var walk = Start();
        await walk.RunAsync(Yaml);
        walk.Folder.Write("box-overlap.csx", Script.Replace("== 1", "== 0"));
        Assert.Contains("a script changed", (await Assert.ThrowsAsync<AssayException>(() => walk.RunAsync(Yaml))).Message);
    }

    [Fact]
    public async Task What_it_throws_is_the_failure_of_the_sample()
    {
        using var walk = Start(Script.Replace("return a is null", "if (exam.Sample.Id == \"b\") throw new InvalidOperationException(\"not b\");\n    return a is null"));
        var outcome = await walk.RunAsync(Yaml);
        var problem = Assert.Single(outcome.Problems);
        Assert.Equal("b", problem.Sample);
        Assert.Contains("not b", problem.Message);
    }

    [Fact]
    public void A_role_that_the_script_does_not_have_is_refused_before_anything_runs()
    {
        using var walk = Start();
        var refusal = Assert.Throws<PipelineException>(() => walk.Read(Yaml.Replace("second: two", "secnd: two")));
        Assert.Contains("'secnd'; did you mean 'second'?", refusal.Message);
    }
}
