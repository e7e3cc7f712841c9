using Assay.Scorers.Rubric;
using static Assay.Tests.Rubric.Desk;

namespace Assay.Tests.Rubric;

public class RubricTests
{
    static readonly Exam Mixed = Exam(Paired("match", [0, 1], Of("omission", reference: 2), Of("wrong_label", 0, 0), Of("attributes", 0, 0)));

    [Theory]
    [InlineData(Aggregation.CappedSum, 100, 25)]
    [InlineData(Aggregation.Max, 100, 20)]
    [InlineData(Aggregation.Product, 100, 24)]
    public void Prices_add_up_for_the_sample_and_for_the_object(Aggregation how, double sample, double first)
    {
        var score = new RubricOptions { Aggregate = how }.Price(Mixed);
        Assert.Equal([sample, 125, 3, 1], score.Values.Select(value => Math.Round(value!.Value, 9)));
        Assert.Equal([(null, 0, first), (null, 1, 0), (null, 2, 0), ("reference", 2, 100.0)], score.Instances.Select(row => (row.Role, row.Index, Math.Round(row.Values[0]!.Value, 9))));
    }

    [Fact]
    public void The_reason_names_the_dearest_kind_first() =>
        Assert.Equal("1 omission (cat), 1 wrong_label (cat), 1 attributes (cat)", Price(Mixed).Reason);

    [Fact]
    public void The_place_is_the_dearest_error_s() => Assert.Equal(Place(2), Price(Mixed).Where);

    [Fact]
    public void Nothing_found_is_a_penalty_of_0_and_no_evidence_is_none()
    {
        Assert.Equal([0, 0, 0, 0], Price(Exam(Step("match"))).Values);
        Assert.Same(Score.None, Price(Exam(("match", Score.None))));
        Assert.Same(Score.None, Price(Exam()));
    }

    [Fact]
    public void Steps_that_are_not_named_are_neither_priced_nor_evidence()
    {
        var options = new RubricOptions { Steps = [new("match")] };
        Assert.Same(Score.None, options.Price(Exam(("match", Score.None), Step("rules", Of("structure", 0)))));
        Assert.Equal(["omission 100 price"], options.Price(Exam(Step("match", Of("omission", reference: 1)), Step("rules", Of("structure", 0)))).Told());
    }

    [Fact]
    public void A_crowd_region_is_no_object_until_somebody_finds_it_at_fault()
    {
        Instance[] labels = [Object(0, crowd: true), Object(1, crowd: true)];
        var score = Price(Exam(labels, [], Step("rules", Of("structure", 1))));
        Assert.Equal([1], score.Instances.Select(row => row.Index));
    }

    [Fact]
    public void A_kind_without_a_price_costs_nothing_and_says_so() => Assert.Equal(["too_dark 0 unpriced"], Price(Exam(Step("own", Of("too_dark", 0)))).Told());

    [Fact]
    public void A_kind_of_one_s_own_is_priced() =>
        Assert.Equal((7.0, "low"), (new RubricOptions { Prices = new Dictionary<string, Price> { ["too_dark"] = new() { Penalty = 7 } } }.Price(Exam(Step("own", Of("too_dark", 0)))).Findings.Single() is var finding ? finding.Penalty : null, finding.Severity));

    [Fact]
    public void A_severity_can_be_named_and_priced()
    {
        var options = new RubricOptions
        {
            Severities = new Dictionary<string, double> { ["blocker"] = 80, ["medium"] = 30 },
            Prices = new Dictionary<string, Price> { ["omission"] = new() { Severity = "blocker" }, ["extra"] = new() { Penalty = 1 } },
        };
        var score = options.Price(Exam(Step("match", Of("omission", reference: 0), Of("extra", 1), Of("wrong_label", 2))));
        Assert.Equal([(80, "blocker"), (1, "critical"), (30, "medium")], score.Findings.Select(finding => (finding.Penalty!.Value, finding.Severity!)));
    }

    [Theory]
    [InlineData("medium", 20)]
    [InlineData("33.5", 33.5)]
    public void A_price_is_a_word_or_a_number(string word, double penalty) =>
        Assert.Equal((penalty, word == "medium" ? "medium" : "critical"), (new RubricOptions { Prices = new Dictionary<string, Price> { ["extra"] = new() { Severity = word } } }.Price(Exam(Step("match", Of("extra", 0)))).Findings.Single() is var finding ? finding.Penalty : null, finding.Severity));

    [Fact]
    public void A_price_above_everything_is_refused() =>
        Assert.Equal("bad-price", Assert.Throws<AssayException>(() => new RubricOptions { Prices = new Dictionary<string, Price> { ["extra"] = new() { Severity = "250" } } }.Price(Mixed)).Code);

    [Theory]
    [InlineData("omision", "unknown-price-kind", "did you mean 'omission'?")]
    [InlineData("attribute", "unknown-price-kind", "did you mean 'attributes'?")]
    [InlineData("wrong-label", "unknown-price-kind", "did you mean 'wrong_label'?")]
    public void A_slip_in_a_kind_is_refused(string kind, string code, string words)
    {
        var error = Assert.Throws<AssayException>(() => new RubricOptions { Prices = new Dictionary<string, Price> { [kind] = new() { Penalty = 1 } } }.Price(Mixed));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_severity_that_nobody_priced_is_refused()
    {
        var error = Assert.Throws<AssayException>(() => new RubricOptions { Prices = new Dictionary<string, Price> { ["extra"] = new() { Severity = "critcal" } } }.Price(Mixed));
        Assert.Equal("unknown-severity", error.Code);
        Assert.Contains("did you mean 'critical'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_prices_are_named_at_once()
    {
        var options = new RubricOptions
        {
            Severities = new Dictionary<string, double> { ["critical"] = 150 },
            Prices = new Dictionary<string, Price> { ["extra"] = new() { Severity = "250" }, ["omision"] = new() { Penalty = 1 }, ["tracking"] = new() { Severity = "critcal" } },
        };
        var error = Assert.Throws<AssayException>(() => options.Price(Mixed));
        Assert.Equal("bad-price", error.Code);
        Assert.All(["'critical' costs 150", "'extra' is 250", "'omision'", "'critcal'"], words => Assert.Contains(words, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_severity_costs_no_more_than_everything() =>
        Assert.Equal("bad-price", Assert.Throws<AssayException>(() => new RubricOptions { Severities = new Dictionary<string, double> { ["critical"] = 150 } }.Price(Mixed)).Code);

    [Fact]
    public void An_omission_without_a_reference_of_one_s_own_is_a_place()
    {
        var score = Price(Exam([Object(0)], null, Step("match", Of("omission", reference: 2))));
        Assert.Equal(100, score.Regions.Single().Values[0]);
        Assert.Equal((null, null), (score.Findings.Single().ReferenceInstance, score.Findings.Single().Role));
    }
}
