using System.Text.Json;

namespace Assay.Cli.Tests;

public class EvaluateTests
{
    [Fact]
    public void On_the_demo_an_oracle_gets_one_and_random_is_where_chance_is()
    {
        using var folder = Demo();
        var answer = AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--injected", "d/injected.csv", "--oracle", "--csv", "figures.csv").Exits(0);
        var rows = CsvText.Read(folder.File("figures.csv")).Where(row => row["half"] == "all").ToArray();
        Assert.Equal(["any", "drop", "shift", "swap"], rows.Select(row => row["kind"]).Distinct().Order());
        Assert.True(rows.Where(row => row["kind"] == "drop" && row["scorer"] == "oracle" && row["level"] != "").Count() >= 3);
        foreach (var oracle in rows.Where(row => row["scorer"] == "oracle"))
            Assert.All(new[] { "auroc", "auroc_low", "average_precision", "recall" }, figure => Assert.Equal("1", oracle[figure]));
        foreach (var random in rows.Where(row => row["scorer"] == "baseline" && row["level"] == ""))
        {
            Assert.InRange(0.5, Number(random, "auroc_low"), Number(random, "auroc_high"));
            Assert.InRange(Number(random, "chance_recall"), Number(random, "recall_low"), Number(random, "recall_high"));
        }
        Assert.Contains("every error  soft_min: it found", answer.Output);
        Assert.Contains("next: assay describe soft_min", answer.Errors);
        Assert.All(answer.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Samples_are_scored_that_the_pipelines_own_selectors_drop()
    {
        using var folder = Demo();
        AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--injected", "d/injected.csv", "--out", "e").Exits(0);
        var scores = CsvText.Read(folder.File("e/scores.csv"));
        Assert.Equal(200, scores.Count(row => row["state"] == "kept" && row["soft_min"] != ""));
        Assert.False(Directory.Exists(folder.File("e/opinions")));
        Assert.Single(File.ReadAllLines(folder.File("e/queue.csv")));
    }

    [Fact]
    public void The_same_bytes_whatever_the_number_of_jobs()
    {
        using var folder = Demo();
        string[] command = ["evaluate", "d/pipeline.yaml", "--injected", "d/injected.csv", "--no-cache"];
        var one = AssayCommand.Run(folder.Path, [.. command, "--jobs", "1", "--out", "one"]).Exits(0);
        var four = AssayCommand.Run(folder.Path, [.. command, "--jobs", "4", "--out", "four"]).Exits(0);
        Assert.Equal(one.Output, four.Output);
        RunFiles.Equal(folder.File("one"), folder.File("four"));
    }

    [Fact]
    public void Json_says_what_it_would_choose()
    {
        using var folder = Demo();
        var answer = AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--injected", "d/injected.csv", "--budget", "30", "--json").Exits(0);
        using var json = JsonDocument.Parse(answer.Output);
        var samples = json.RootElement.GetProperty("units")[0];
        Assert.Equal(30, samples.GetProperty("budget").GetInt32());
        Assert.Equal("soft_min", samples.GetProperty("choices")[0].GetProperty("scorer").GetString());
        Assert.Equal(40, samples.GetProperty("wrong").GetInt32());
    }

    [Fact]
    public void A_list_of_another_dataset_is_refused_with_ids_of_both()
    {
        using var folder = Demo();
        folder.Write("other.csv", "sample,kind\nimage_7,drop\n");
        var errors = AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--injected", "other.csv").Exits(2).Errors;
        Assert.Contains("sample ids look like 'tile-001', there they look like 'image_7'", errors);
    }

    [Theory]
    [InlineData("sample,sort\na,drop\n", "no column 'kind'")]
    [InlineData("sample,kind,strength\ntile-001,drop,much\n", "'strength' is 'much', expected a number")]
    public void A_broken_list_is_refused_by_line(string text, string message)
    {
        using var folder = Demo();
        folder.Write("broken.csv", text);
        Assert.Contains(message, AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--injected", "broken.csv").Exits(2).Errors);
    }

    [Fact]
    public void The_demos_truth_as_a_corrected_release_finds_what_the_list_says()
    {
        using var folder = Demo();
        var answer = AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--corrected", "d/truth", "--background", "field", "--json").Exits(0);
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(40, json.RootElement.GetProperty("units")[0].GetProperty("wrong").GetInt32());
        Assert.Contains("\"kind\": \"omission\"", answer.Output);
    }

    [Fact]
    public void A_corrected_release_of_coco_gives_recall_at_budget_of_objects_per_kind()
    {
        using var folder = new TempFolder();
        var environment = new Dictionary<string, string?> { ["ASSAY_LABELS"] = Conformance.Path("coco/real/instances_val2014_100.json"), ["ASSAY_REFERENCE"] = Conformance.Path("coco/compare_b.json") };
        File.Copy(Path.Combine(Repository.Root, "pipelines", "coco-against-reference.yaml"), folder.File("audit.yaml"));
        string[] command = ["evaluate", "audit.yaml", "--budget", "300", "--csv", "f.csv"];
        AssayCommand.Run(folder.Path, [.. command, "--corrected", Conformance.Path("coco/compare_b.json")], environment).Exits(0);
        var byPath = File.ReadAllText(folder.File("f.csv"));
        var rows = CsvText.Read(folder.File("f.csv")).Where(row => row["unit"] == "instance" && row["half"] == "all" && row["level"] == "" && row["scorer"] == "match_suspicion").ToArray();
        Assert.Equal(["any", "extra", "inaccurate", "omission", "wrong_label"], rows.Select(row => row["kind"]));
        Assert.All(rows, row => Assert.Equal("300", row["budget"]));
        Assert.All(rows.Where(row => row["kind"] is "omission" or "extra"), row => Assert.True(Number(row, "recall_low") > Number(row, "chance_recall")));
        AssayCommand.Run(folder.Path, [.. command, "--corrected", "second"], environment).Exits(0);
        Assert.Equal(byPath, File.ReadAllText(folder.File("f.csv")));
    }

    [Fact]
    public void A_reference_without_labels_is_no_corrected_release()
    {
        using var folder = Demo();
        Assert.Contains("the reference 'model' gives neither a label map nor instances", AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--corrected", "model").Exits(2).Errors);
    }

    [Fact]
    public void Verdicts_are_the_truth_of_what_was_reviewed()
    {
        using var folder = Demo();
        var wrong = CsvText.Read(folder.File("d/injected.csv")).Select(row => row["sample"]).ToHashSet();
        var queue = CsvText.Read(folder.File("d/run/queue.csv")).Take(30).ToArray();
        string[] decisions = [.. queue.Select((row, at) => at == 5 ? "unsure" : wrong.Contains(row["sample"]) ? "error" : "ok")];
        folder.Write("d/run/verdicts/ann.jsonl", string.Concat(queue.Zip(decisions, (row, decision) => $$"""{"v":1,"ts":"2026-01-01T00:00:00Z","item":"{{row["item"]}}","verdict":"{{decision}}","kinds":[]}""" + "\n")));
        var answer = AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--verdicts", "d/run", "--json").Exits(0);
        using var json = JsonDocument.Parse(answer.Output);
        var samples = json.RootElement.GetProperty("units")[0];
        Assert.Equal((29, decisions.Count(decision => decision == "error")), (samples.GetProperty("count").GetInt32(), samples.GetProperty("wrong").GetInt32()));
        Assert.Contains("1 of 30 reviewed items are left out", answer.Output);
        Assert.Contains("29 reviewed items count, 0 of them of the control", answer.Output);
    }

    [Fact]
    public void A_run_that_nobody_reviewed_says_how_to_review_it()
    {
        using var folder = Demo();
        Assert.Contains("'assay review d/run' records them", AssayCommand.Run(folder.Path, "evaluate", "d/pipeline.yaml", "--verdicts", "d/run").Exits(2).Errors);
    }

    [Fact]
    public void Without_a_truth_there_is_nothing_to_evaluate()
    {
        using var folder = new TempFolder();
        Assert.Contains("give one of --injected FILE, --corrected DATASET and --verdicts RUN", AssayCommand.Run(folder.Path, "evaluate", "x.yaml").Exits(2).Errors);
    }

    static TempFolder Demo()
    {
        var folder = new TempFolder();
        AssayCommand.Run(folder.Path, "demo", "--out", "d").Exits(0);
        return folder;
    }

    static double Number(IReadOnlyDictionary<string, string> row, string name) => double.Parse(row[name], System.Globalization.CultureInfo.InvariantCulture);
}
