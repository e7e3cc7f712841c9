using System.Text.Json;
using System.Xml.Linq;

namespace Assay.Cli.Tests;

/// <summary>Gates, status and verification, as CI and people call them.</summary>
public sealed class GateTests : IDisposable
{
    readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    static string Pipeline => Path.Combine(Repository.Root, "pipelines", "ci-gate.yaml");

    Answer Run(string most = "0.5") => AssayCommand.Run(folder.Path, ["run", Pipeline, "--out", "out", "-q"], new Dictionary<string, string?> { ["ASSAY_MOST"] = most });

    /// <summary>Everything in the queue by one reviewer; the first is an error.</summary>
    void Review() => File.WriteAllLines(Path.Combine(Directory.CreateDirectory(folder.File("out/verdicts")).FullName, "ana.jsonl"), File.ReadLines(folder.File("out/queue.csv")).Skip(1)
        .Select((line, at) => JsonSerializer.Serialize(new { v = 1, ts = "2026-11-21T10:00:00Z", item = line.Split(',')[1], verdict = at == 0 ? "error" : "ok", kinds = at == 0 ? ["wrong_label"] : Array.Empty<string>() })));

    [Fact]
    public void A_run_whose_gates_hold_exits_with_0_and_one_whose_gates_do_not_with_1()
    {
        Assert.Contains("gates: 1 passed, 2 not run", Run().Exits(0).Errors);
        var errors = Run("0.1").Exits(1).Errors;
        Assert.Contains("0.25 is above 0.1", errors);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("out/gates.json")));
        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void Gates_are_checked_again_with_the_verdicts_of_today_and_written_for_CI()
    {
        Run().Exits(0);
        Review();
        var answer = AssayCommand.Run(folder.Path, "gate", "out", "--junit", "ci/gates.xml", "--markdown", "ci/gates.md").Exits(1); // There is no run to compare with.
        Assert.Contains("0.25 of 4, upper95", answer.Output);
        Assert.Equal(["system-out", "error", "system-out"], XDocument.Load(folder.File("ci/gates.xml")).Descendants("testcase").Select(one => one.Elements().Single().Name.LocalName));
        Assert.StartsWith("### Label gates: not all known", File.ReadAllText(folder.File("ci/gates.md")));
        Assert.EndsWith("next: assay review out --status\n", answer.Errors);
    }

    /// <summary>The workflow that the README gives to GitHub Actions, each of its commands in the order in which they stand there: the main branch, then a pull request.</summary>
    [Fact]
    public void The_workflow_of_the_README_runs()
    {
        string[] commands = [.. File.ReadLines(Path.Combine(Repository.Root, "README.md")).Select(line => line.Trim()).Where(line => line.StartsWith("- run: assay ", StringComparison.Ordinal)).Select(line => line["- run: assay ".Length..])];
        Assert.Equal(["run", "gate"], commands.Select(command => command.Split(' ')[0]));
        Assert.Equal([0], Job("main", commands[..1]));           // There is nothing to compare with yet, so the main branch only runs.
        Assert.Equal([0, 0], Job("gate", commands));
        Assert.Equal([1, 1], Job("bad", commands, most: "0.1"));
        Assert.Equal("testsuites", XDocument.Load(folder.File("gates.xml")).Root!.Name.LocalName);
        Assert.StartsWith("### Label gates: failed", File.ReadAllText(folder.File("summary.md")));

        int[] Job(string name, string[] steps, string most = "0.5") => [.. steps.Select(command => AssayCommand.Run(folder.Path,
            [.. command.Replace("$RUN", $"out/{name}", StringComparison.Ordinal).Replace("\"$GITHUB_STEP_SUMMARY\"", "summary.md", StringComparison.Ordinal).Replace("pipelines/", Repository.Root + "/pipelines/", StringComparison.Ordinal).Split(' ')],
            new Dictionary<string, string?> { ["ASSAY_BASELINE"] = folder.File("out/main"), ["ASSAY_MOST"] = most }).Code)];
    }

    [Fact]
    public void A_run_without_gates_is_told_so()
    {
        AssayCommand.Run(folder.Path, "run", Path.Combine(Repository.Root, "pipelines", "masks-soft-min.yaml"), "--out", "out", "-q").Exits(0);
        Assert.Contains("has no gates: section", AssayCommand.Run(folder.Path, "gate", "out").Exits(2).Errors);
    }

    [Fact]
    public void The_status_of_a_review_needs_neither_reviewer_nor_terminal()
    {
        Run().Exits(0);
        Review();
        using var json = JsonDocument.Parse(AssayCommand.Run(folder.Path, "review", "out", "--status", "--json").Exits(0).Output);
        Assert.Equal((4, 1, 0), (json.RootElement.GetProperty("decided").GetInt32(), json.RootElement.GetProperty("wrong").GetInt32(), json.RootElement.GetProperty("left").GetInt32()));
        Assert.Equal(1, json.RootElement.GetProperty("overall").GetProperty("total").GetProperty("high95").GetDouble()); // All four were looked at.
        Assert.Contains("--by belongs to --status", AssayCommand.Run(folder.Path, "review", "out", "--by", "split").Exits(2).Errors);
    }

    [Fact]
    public void Labels_that_nobody_corrected_are_unchanged()
    {
        Run().Exits(0);
        Review();
        var answer = AssayCommand.Run(folder.Path, "verify", "out", "--with", Path.Combine(Repository.Root, "pipelines", "fixtures", "label-maps.npy")).Exits(0);
        Assert.Contains("1 item called wrong: 0 fixed, 1 unchanged, 0 regressed", answer.Output);
        Assert.True(File.Exists(folder.File("out/verify.json")) && File.Exists(folder.File("out/verify/items.csv")));
        Assert.Contains("does not exist; expected the corrected labels", AssayCommand.Run(folder.Path, "verify", "out", "--with", "nowhere").Exits(2).Errors);
    }
}
