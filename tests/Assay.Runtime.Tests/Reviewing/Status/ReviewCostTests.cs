using System.Text.Json;
using Assay.Runtime.Costing;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Reviewing;
using Assay.Runtime.Running;
using Assay.Runtime.Tests.Running;

namespace Assay.Runtime.Tests.Reviewing.Status;

public class ReviewCostTests
{
    const string Rates = "date: \"2021-05-01\"\ncurrency: USD\ntasks:\n  segmentation: [ { up_to: 5, per_thousand: 1000 }, { up_to: 1000, per_thousand: 500 } ]\n";

    /// <summary>Ten of twenty samples queued, with a cost of so many units.</summary>
    static async Task<(Rig Rig, RunOutcome Outcome)> RunAsync(Func<TempFolder, CostOptions> cost, long units = 10)
    {
        var rig = new Rig { Samples = FakeSamples.Plain(20) };
        rig.Score("q", exam => new Score { Values = [int.Parse(exam.Sample.Id[^3..]) / 100.0] }, null, new Column("")).Lowest("q", 10);
        var outcome = await rig.RunAsync();
        CostFile.Write(new RunFolder(outcome.Folder, outcome.Folder), new CostReckoning(cost(rig.Folder)).Of(units, 10, null, null));
        return (rig, outcome);
    }

    [Fact]
    public async Task A_run_without_cost_has_none()
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "USD", Hourly = 36 });
        using var _ = rig;
        File.Delete(Path.Combine(outcome.Folder, "cost.json"));
        Assert.Null(ReviewStatus.Read(outcome.Folder).Cost);
    }

    [Fact]
    public async Task Seconds_of_verdicts_price_the_queue_and_what_is_left()
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "USD", Hourly = 36 });
        using var _ = rig;
        Assert.Empty(ReviewStatus.Read(outcome.Folder).Cost!.Lines()); // Nothing is measured and nothing stated.
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Take(4).Select((item, at) => (item, at == 0)), seconds: 50);
        var cost = ReviewStatus.Read(outcome.Folder).Cost!;
        Assert.Equal((50.0, true, 5.0, 2.5), (cost.Queue.SecondsPerItem, cost.Queue.SecondsAreMeasured, cost.Queue.WorkPrice, cost.Queue.ExpectedErrors));
        Assert.Equal((6, 3.0, 1.5), (cost.Left!.Items, cost.Left.WorkPrice, cost.Left.ExpectedErrors));
        Assert.Equal(3.0, cost.Review);
        Assert.Equal(
        [
            "labelling the queue again takes 0.1 h, 5.00 USD: 50 s an item, as reviewers needed",
            "about 2.5 of 10 items are wrong, so 0.5 errors are set right for each USD",
            "labelling the rest of the queue again takes 0.1 h, 3.00 USD: 50 s an item, as reviewers needed",
            "looking at the 6 items that are left costs 3.00 USD, at the pace so far",
        ], cost.Lines());
    }

    [Fact]
    public async Task Rates_are_those_of_the_run_and_stay_with_its_folder()
    {
        var (rig, outcome) = await RunAsync(folder => new CostOptions { Currency = "USD", Rates = new InputPath(folder.Write("rates.yaml", Rates)), Labelers = 2, UnitsBefore = 1 });
        using var _ = rig;
        File.Delete(rig.Folder.File("rates.yaml"));
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Take(7).Select(item => (item, true)));
        var cost = ReviewStatus.Read(outcome.Folder).Cost!;
        Assert.Equal((2 * (4 + 3.0), 2 * 3.0), (cost.Queue.Price, cost.Left!.Price)); // One unit of the dear tier is used up: 4 at 1 and 6 at 0.5 for two labelers.
        Assert.Equal(10 / 14.0, cost.Queue.ErrorsPerMoney!.Value, 9);
    }

    [Theory]
    [InlineData(CostUnit.Images, 10, 6)]
    [InlineData(CostUnit.Objects, 35, 21)]
    public async Task A_part_of_the_queue_has_its_share_of_units(CostUnit unit, long units, long expected)
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "USD", Unit = unit, Hourly = 1 }, units);
        using var _ = rig;
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Take(4).Select(item => (item, true)));
        Assert.Equal(expected, ReviewStatus.Read(outcome.Folder).Cost!.Left!.Units);
    }

    [Fact]
    public async Task The_file_says_what_verdicts_have_taught_and_is_reckoned_from_again()
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "USD", Hourly = 36 });
        using var _ = rig;
        VerdictLines.Decide(outcome.Folder, "ana", outcome.Queue.Select((item, at) => (item, at < 5)), seconds: 20);
        var status = ReviewStatus.Read(outcome.Folder);
        Assert.Null(status.Cost!.Left);
        status.KeepCost();
        using var json = JsonDocument.Parse(rig.Text("cost.json"));
        Assert.Equal((20.0, true, 2.0, 5.0), (json.RootElement.GetProperty("seconds_per_item").GetDouble(), json.RootElement.GetProperty("seconds_are_measured").GetBoolean(), json.RootElement.GetProperty("work_price").GetDouble(), json.RootElement.GetProperty("expected_errors").GetDouble()));
        Assert.Equal(status.Cost.Queue.Lines(), ReviewStatus.Read(outcome.Folder).Cost!.Queue.Lines());
    }

    [Fact]
    public async Task Status_says_it_in_words_and_numbers()
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "EUR", Hourly = 36, Seconds = 100 });
        using var _ = rig;
        var status = ReviewStatus.Read(outcome.Folder);
        Assert.Contains("\nCost\n  labelling the queue again takes 0.3 h, 10.00 EUR: 100 s an item, as stated\n", ReviewStatusText.Write(status));
        var json = ReviewStatusJson.Of(status).GetProperty("cost");
        Assert.Equal(("EUR", 10.0, 10), (json.GetProperty("currency").GetString(), json.GetProperty("queue").GetProperty("work_price").GetDouble(), json.GetProperty("left").GetProperty("items").GetInt32()));
    }

    [Fact]
    public async Task A_broken_file_is_refused_by_name()
    {
        var (rig, outcome) = await RunAsync(_ => new CostOptions { Currency = "EUR" });
        using var _ = rig;
        File.WriteAllText(Path.Combine(outcome.Folder, "cost.json"), "{\"terms\":{}}");
        Assert.EndsWith("cost.json", Assert.Throws<DataException>(() => ReviewStatus.Read(outcome.Folder)).File);
    }
}
