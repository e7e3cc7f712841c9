using Assay.Runtime.Running;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Running;

public class ReasonsTests
{
    static async Task<string[]> Reasons(Action<Rig> steps, int count = 12)
    {
        using var rig = new Rig { Samples = FakeSamples.Plain(count) };
        steps(rig);
        return [.. (await rig.RunAsync()).Queue.Select(item => item.Reason)];
    }

    static double Place(Exam exam) => int.Parse(exam.Sample.Id[1..]);

    [Fact]
    public async Task A_reason_names_the_deciding_column_and_its_place_among_all() =>
        Assert.Equal(["q 0, lowest of 12", "q 0.5, 2nd lowest of 12"], await Reasons(rig => rig.Score("q", exam => Place(exam) / 2).Lowest("q", 2)));

    [Fact]
    public async Task The_other_end_counts_from_above_with_the_unit() =>
        Assert.Equal(["d 11 px, highest of 12"], await Reasons(rig => rig.Score("d", exam => Place(exam), null, new Column("", End: Suspicious.High, Unit: "px")).Where("d > 10")));

    [Fact]
    public async Task Ties_share_the_better_place() =>
        Assert.Equal(["q 0, lowest of 4", "q 0, lowest of 4", "q 1, 3rd lowest of 4", "q 1, 3rd lowest of 4"], await Reasons(rig => rig.Score("q", exam => Place(exam) < 2 ? 0 : 1).Lowest("q", 4), 4));

    [Fact]
    public async Task All_of_a_hundred_rows_are_100_percent() =>
        Assert.Equal(["q 8, 9th lowest of 100 (9 %)", "q 98, 99th lowest of 100 (99 %)", "q 99, 100th lowest of 100 (100 %)"],
            (await Reasons(rig => rig.Score("q", exam => Place(exam)).Lowest("q", 100), 100)).Where((_, row) => row is 8 or 98 or 99));

    [Fact]
    public async Task The_teens_are_th() => Assert.EndsWith("11th lowest of 12", (await Reasons(rig => rig.Score("q", exam => Place(exam)).Lowest("q", 12)))[10]);

    [Fact]
    public async Task What_the_scorer_says_stands_in_brackets() =>
        Assert.Equal("q 0, lowest of 2 (water is gone)", (await Reasons(rig => rig.Score("q", exam => new Score { Values = [Place(exam)], Reason = "water is gone" }).Lowest("q", 1), 2))[0]);

    [Fact]
    public async Task The_last_selector_comes_first() =>
        Assert.Equal("b 3, lowest of 3; a 0, lowest of 3", (await Reasons(rig => rig.Score("a", exam => Place(exam)).Score("b", exam => 3 + Place(exam)).Where("a < 2").Lowest("b", 1), 3))[0]);

    [Fact]
    public async Task Without_a_selector_the_main_columns_speak() => Assert.Equal("a 0, lowest of 2", (await Reasons(rig => rig.Score("a", exam => Place(exam)), 2))[0]);

    static Action<Rig> Ranked(params string[] by) => rig => rig.Score("a", exam => Place(exam)).Score("b", exam => 11 - Place(exam)).Score("c", exam => Place(exam) / 2, null, new Column("", End: Suspicious.High))
        .Step("rank", new RankStep(new() { By = [.. by.Select(name => new ColumnName(name))] })).Lowest("rank_place", 1);

    [Fact]
    public async Task A_rank_s_reason_names_the_columns_that_speak_against_the_row_the_loudest_first()
    {
        // The first sample is the lowest by a; the last one is the lowest by b and the highest by c, and a does not speak against it.
        Assert.Equal("rank_place 1, lowest of 12; a 0, lowest of 12", (await Reasons(Ranked("a")))[0]);
        Assert.Equal("rank_place 1, lowest of 12; b 0, lowest of 12; c 5.5, highest of 12", (await Reasons(Ranked("a", "b", "c")))[0]);
    }

    [Fact]
    public async Task A_column_that_several_were_computed_from_is_named_once() =>
        Assert.Equal("rank_place 1, lowest of 12; b 0, lowest of 12; worst 0.04167, lowest of 12", (await Reasons(rig => rig.Score("b", exam => Place(exam))
            .Step("rank", new RankStep(new() { By = [new("b")] })).Step("worst", new PercentileStep(new() { By = new("rank_place") })).Where("worst < 0.05").Lowest("rank_place", 1)))[0]);

    [Fact]
    public async Task A_computed_column_names_what_it_was_computed_from() =>
        Assert.Equal("risk 22; a 11, highest of 12", (await Reasons(rig => rig.Score("a", exam => Place(exam), null, new Column("", End: Suspicious.High))
            .Step("let", new LetStep(new() { Columns = new Dictionary<string, Expression> { ["risk"] = new("2 * a") } })).Where("risk > 21")))[0]);

    [Fact]
    public async Task Among_many_the_place_is_a_share_too() => Assert.Equal("q 2, 3rd lowest of 200 (1.5 %)", (await Reasons(rig => rig.Score("q", exam => Place(exam)).Lowest("q", 3), 200))[2]);

    [Fact]
    public async Task A_rubric_s_word_stands_for_the_findings_that_it_priced_and_what_it_does_not_count_comes_last()
    {
        var seen = new Finding(FindingKind.Omission) { ReferenceClass = 1 };
        var drawn = new Finding(FindingKind.Inaccurate) { Class = 0 };
        var coloured = new Finding(FindingKind.Attributes) { Class = 0, Tag = "colour", Detail = "red -> blue" };
        Finding[] priced = [drawn with { Penalty = 0, Rule = "within_tolerance: p95_px 1 within 2" }, coloured with { Penalty = 5, Severity = "low", Rule = "price" }, seen with { Penalty = 100, Rule = "price" }];
        var reasons = await Reasons(rig => rig.Score("match", _ => new Score { Findings = [seen, drawn, coloured] }).Score("rubric", _ => new Score { Findings = priced }).Where("true"), 1);
        Assert.Equal(["omission water, 100 %; attributes (colour) red -> blue ground, 5 % (low); inaccurate ground, not counted (within_tolerance: p95_px 1 within 2)"], reasons);
    }

    [Theory]
    [InlineData(0.123456, "0.1235")]
    [InlineData(0, "0")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(12345678, "1.235E+7")]
    [InlineData(0.00001234, "1.234E-5")]
    [InlineData(123456, "1.235E+05")]
    public void Numbers_have_four_digits(double value, string text) => Assert.Equal(text, Runtime.Running.Reasons.Short(value));
}
