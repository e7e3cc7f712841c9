using System.Text.Json;
using Assay.Kernels.Codecs;

namespace Assay.Cli.Tests;

/// <summary>Scripts of one's own, from outside: as scorers, selectors and outputs, with options, cancelled, refused.</summary>
public class ScriptTests
{
    const int Samples = 6;

    static TempFolder Prepared(string steps, params (string File, string Text)[] scripts)
    {
        var folder = new TempFolder();
        folder.Write("pipeline.yaml", "dataset:\n  masks: { labels: labels }\n  classes: [ground, water]\n" + steps);
        foreach (var (file, text) in scripts)
            folder.Write(file, text);
        for (var i = 0; i < Samples; i++)
            PngFile.Write(folder.File($"labels/{i}.png"), PngImage.Grey(3, 2, [.. Enumerable.Range(0, 6).Select(pixel => (byte)(pixel < i ? 1 : 0))]));
        return folder;
    }

    const string Water = "double? Score(Exam exam, int of = 6) => exam.LabelMap!.Ids.ToArray().Count(id => id == 1) / (double)of;";

    [Fact]
    public void A_scorer_a_selector_and_an_output_work_together()
    {
        using var folder = Prepared("steps:\n  - script: { file: water.csx, of: 3 }\n  - script: { file: some.csx, value: water }\n  - script: turn.csx\noutputs:\n  - script: { file: list.csx, path: lists/x.md, head: '# Rows' }\n  - script: plain.csx",
            ("water.csx", Water), ("some.csx", "bool Keep(double value, double most = 1) => value > 0 && value <= most;"),
            ("turn.csx", "IEnumerable<int> Select(Table table) => table.Samples.InOrder.Reverse();"),
            ("list.csx", "async Task Write(IRun run, TextWriter to, CancellationToken cancel, string head = \"\")\n{\n    to.WriteLine(head);\n    foreach (var item in run.Queue)\n        await to.WriteLineAsync($\"- {item.Sample} {(await run.ReadAsync(0, cancel)).Id}\");\n}"),
            ("plain.csx", "void Write(IRun run, TextWriter to) => to.Write(run.Queue.Count);"));
        var answer = AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "out").Exits(0);
        Assert.Equal(["3", "2", "1"], CsvText.Read(folder.File("out/queue.csv")).Select(row => row["sample"]));
        Assert.Equal("# Rows\n- 3 0\n- 2 0\n- 1 0\n", File.ReadAllText(folder.File("lists/x.md")));
        Assert.Equal("3", File.ReadAllText(folder.File("out/plain.txt")));
        using var record = JsonDocument.Parse(File.ReadAllText(folder.File("out/run.json")));
        var scripts = record.RootElement.GetProperty("scripts").EnumerateArray().ToDictionary(script => script.GetProperty("file").GetString()!, script => script.GetProperty("sha256").GetString()!);
        Assert.Equal(["water.csx", "some.csx", "turn.csx", "list.csx", "plain.csx"], scripts.Keys);
        Assert.Equal(scripts.Select(script => $"script {script.Key} sha256 {script.Value}"), answer.Errors.Split('\n').Where(line => line.StartsWith("script ", StringComparison.Ordinal)));
        Assert.Contains("\"of\": 3", File.ReadAllText(folder.File("out/run.json")));
        Assert.Contains("\"most\": 1", File.ReadAllText(folder.File("out/run.json")));
    }

    [Fact]
    public void Scripts_are_refused_where_the_user_says_so_and_expressions_are_not()
    {
        using var folder = Prepared("steps:\n  - random: {}\n  - where: random >= 0\n  - script: water.csx", ("water.csx", Water));
        folder.Write("plain.yaml", File.ReadAllText(folder.File("pipeline.yaml")).Replace("  - script: water.csx", ""));
        var refused = AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--no-scripts", "--out", "out").Exits(2);
        Assert.Contains("pipeline.yaml(7,13): scripts-refused: 'water.csx' is a script, and --no-scripts says that none may run", refused.Errors);
        Dictionary<string, string?> environment = new() { ["ASSAY_NO_SCRIPTS"] = "1" };
        Assert.Contains("ASSAY_NO_SCRIPTS says that none may run", AssayCommand.Run(folder.Path, ["run", "pipeline.yaml", "--out", "out"], environment).Exits(2).Errors);
        AssayCommand.Run(folder.Path, ["run", "plain.yaml", "--out", "out"], environment).Exits(0);
        AssayCommand.Run(folder.Path, ["lint", "pipeline.yaml"], environment).Exits(0);
    }

    [Fact]
    public void What_an_output_or_a_selector_throws_is_said_with_its_line_and_breaks_the_run()
    {
        using var folder = Prepared("steps:\n  - random: {}\noutputs:\n  - script: bad.csx", ("bad.csx", "void Write(IRun run, TextWriter to)\n{\n    to.Write(1);\n    throw new Exception(\"no\");\n}"));
        var broken = AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "out").Exits(3);
        Assert.Contains("bad.csx(4): Exception: no [script-failed]", broken.Errors);
        Assert.False(File.Exists(folder.File("out/bad.txt")));
        Assert.True(File.Exists(folder.File("out/queue.csv")));
        folder.Write("bad.csx", "bool Keep(double random) =>\n    throw new Exception(\"no\");");
        folder.Write("pipeline.yaml", File.ReadAllText(folder.File("pipeline.yaml")).Replace("outputs:\n", ""));
        Assert.Contains("bad.csx(2): Exception: no", AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "other").Exits(3).Errors);
    }

    [Theory]
    [InlineData("while (true) { }", "timeout: 500ms", "script-timeout")]
    [InlineData("Deep(1);", "isolate: true", "script-crashed")]
    public void A_script_that_never_ends_or_crashes_is_a_counted_problem_of_its_sample(string fault, string option, string code)
    {
        using var folder = Prepared($"steps:\n  - script: {{ file: water.csx, {option} }}\n  - lowest: {{ by: water, count: 9 }}",
            ("water.csx", $"int Deep(int x) => Deep(x + 1) + Deep(x + 2);\ndouble? Score(Exam exam)\n{{\n    if (exam.Sample.Id is \"1\" or \"4\") {{ {fault} }}\n    return exam.LabelMap!.Ids[0] / 6.0;\n}}"));
        AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "out", "--jobs", "2").Exits(4);
        var scores = CsvText.Read(folder.File("out/scores.csv"));
        Assert.Equal(["", $"failed:{code}", "", "", $"failed:{code}", ""], scores.Select(row => row["state"].StartsWith("failed", StringComparison.Ordinal) ? row["state"] : ""));
        Assert.Equal(["0", "2", "3", "5"], CsvText.Read(folder.File("out/queue.csv")).Select(row => row["sample"]));
    }

    [Fact]
    public void In_a_process_of_its_own_a_script_scores_to_the_same_bytes()
    {
        using var folder = Prepared("steps:\n  - random: {}\n  - script: { file: water.csx, of: 7 }\n  - lowest: { by: water, count: 9 }", ("water.csx", Water));
        AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "here").Exits(0);
        folder.Write("pipeline.yaml", File.ReadAllText(folder.File("pipeline.yaml")).Replace("of: 7", "of: 7, isolate: true"));
        AssayCommand.Run(folder.Path, "run", "pipeline.yaml", "--out", "there").Exits(0);
        foreach (var file in new[] { "scores.csv", "queue.csv" })
            Assert.Equal(File.ReadAllText(folder.File($"here/{file}")), File.ReadAllText(folder.File($"there/{file}")));
    }

    [Fact]
    public void The_second_interruption_ends_a_script_that_never_ends()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals on Windows");
        using var folder = Prepared("steps:\n  - script: endless.csx", ("endless.csx", "double Score(Exam exam) { while (true) { } }"));
        using var started = AssayCommand.Start(folder.Path, "run", "pipeline.yaml", "--out", "out", "--jobs", "1");
        started.WaitFor("script endless.csx");
        started.WaitForFile(folder.File("out/phases"));
        started.Signal("INT");
        started.WaitFor("stopping after what is in flight; press Ctrl-C again to stop at once");
        Assert.True(started.IsRunning);
        started.Signal("INT");
        Assert.Equal(130, started.Wait().Code);
    }

    [Fact]
    public void One_interruption_is_enough_when_the_script_has_a_timeout_and_no_process_is_left()
    {
        Assert.SkipWhen(!File.Exists("/proc/self/stat"), "needs /proc to look for processes");
        using var folder = Prepared("steps:\n  - script: { file: endless.csx, timeout: 2s }");
        folder.Write("endless.csx", $"double Score(Exam exam) {{ File.WriteAllText(@\"{folder.File("pid")}\", $\"{{Environment.ProcessId}}\"); while (true) {{ }} }}");
        using var started = AssayCommand.Start(folder.Path, "run", "pipeline.yaml", "--out", "out", "--jobs", "1");
        started.WaitForFile(folder.File("pid"));
        started.Signal("INT");
        started.Wait().Exits(130);
        Assert.False(Directory.Exists($"/proc/{File.ReadAllText(folder.File("pid"))}"), "the script's process is still there");
    }
}
