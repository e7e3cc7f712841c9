using System.Text.Json;

namespace Assay.Cli.Tests;

/// <summary>What a dry run says of the example pipelines; its estimate is looked at for its form only.</summary>
public class DryRunTests
{
    static readonly string Masks = Path.Combine(Repository.Root, "pipelines", "masks-soft-min.yaml");

    [Fact]
    public void Without_a_probe_the_plan_is_the_text_in_the_golden_file()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "run", Masks, "--out", "out", "--dry-run", "--no-probe", "--limit", "3").Exits(0);
        Golden.Equal("dry-run", PlainText.Of(answer.Output, folder.Path));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void With_a_probe_there_is_an_estimate_and_nothing_is_written()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, "run", Masks, "--out", "out", "--dry-run").Exits(0);
        Assert.Matches(@"estimate +\d+\.\d s to .* of memory; from 4 samples tried in \d+\.\d s", answer.Output);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void As_json_it_is_one_document_with_ranges()
    {
        using var folder = new TempFolder();
        using var json = JsonDocument.Parse(AssayCommand.Run(folder.Path, "run", Masks, "--out", "out", "--dry-run", "--json").Exits(0).Output);
        var plan = json.RootElement;
        Assert.Equal(4, plan.GetProperty("references")[0].GetProperty("matched").GetInt32());
        Assert.Equal("new", plan.GetProperty("folder").GetProperty("state").GetString());
        Assert.Equal(["ti", "ti_worst_class_f", "soft_min", "soft_min_expected"], plan.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.True(plan.GetProperty("inputs").EnumerateArray().All(input => input.GetProperty("bytes").GetInt64() > 1000));
        var estimate = plan.GetProperty("estimate");
        Assert.InRange(estimate.GetProperty("seconds_low").GetDouble(), 0, estimate.GetProperty("seconds_high").GetDouble());
        Assert.InRange(estimate.GetProperty("bytes_low").GetInt64(), 10_000_000, estimate.GetProperty("bytes_high").GetInt64());
    }

    [Fact]
    public void A_folder_that_the_run_would_refuse_is_refused_with_the_plan()
    {
        using var folder = new TempFolder();
        folder.Write("full/x.txt", "");
        var answer = AssayCommand.Run(folder.Path, "run", Masks, "--out", "full", "--dry-run", "--no-probe").Exits(2);
        Assert.Contains("refused: ", answer.Output);
        Assert.Contains("is not a run folder", answer.Output);
    }

    [Fact]
    public void What_opening_refuses_is_refused_as_the_run_would()
    {
        using var folder = new TempFolder();
        var answer = AssayCommand.Run(folder.Path, ["run", Masks, "--dry-run"], new Dictionary<string, string?> { ["ASSAY_PROBABILITIES"] = Path.Combine(Repository.Root, "pipelines", "fixtures", "label-maps.npy") }).Exits(2);
        Assert.Contains("label-maps.npy", answer.Errors);
        Assert.Equal("", answer.Output);
    }

    [Fact]
    public void No_probe_without_a_dry_run_is_wrong_usage()
    {
        using var folder = new TempFolder();
        Assert.Contains("--no-probe belongs to --dry-run", AssayCommand.Run(folder.Path, "run", Masks, "--no-probe").Exits(2).Errors);
    }
}
