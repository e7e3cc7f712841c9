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
        Assert.Equal(["system-out", "skipped", "system-out"], XDocument.Load(folder.File("ci/gates.xml")).Descendants("testcase").Select(one => one.Elements().Single().Name.LocalName));
        Assert.StartsWith("### Label gates: passed", File.ReadAllText(folder.File("ci/gates.md")));
        Assert.EndsWith("next: assay review out --status\n", answer.Errors);
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
