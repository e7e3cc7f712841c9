using Assay.Scorers.Rubric;
using static Assay.Tests.Rubric.Desk;

namespace Assay.Tests.Rubric;

public class RubricTablesTests
{
    static readonly Exam Clean = Exam(Paired("match", [0, 1, 2])), Unseen = Exam(("match", Score.None)),
        Poor = Exam(Paired("match", [0, 1], Of("omission", reference: 2), Of("wrong_label", 0, 0)), Step("again", Of("omission", reference: 2)));

    static (Dictionary<string, DatasetTable> Tables, List<Problem> Problems) Learn(RubricOptions options, params Exam[] exams)
    {
        var host = new StubHost();
        var scorer = new RubricScorer(options, host);
        scorer.Check(Classes, []);
        var merged = scorer.Begin(0);
        foreach (var exam in exams.Reverse())
        {
            var part = scorer.Begin(0);
            part.Observe(exam);
            using MemoryStream stored = new();
            part.Write(stored);
            stored.Position = 0;
            var read = scorer.Begin(0);
            read.Read(stored);
            merged.Merge(read);
        }
        scorer.Close(0, merged);
        return (scorer.Tables().ToDictionary(table => table.Name), host.Problems);
    }

    static string[] Rows(DatasetTable table) => [.. table.Rows.Select(row => string.Join(' ', row.Select(cell => cell.Length == 0 ? "-" : cell)))];

    /// <summary>Of two samples one costs 100, so half is left; of 7 objects (3 labels each and an omission) 120 in all.</summary>
    [Fact]
    public void The_dataset_s_quality_is_what_the_mean_penalty_leaves() =>
        Assert.Equal(["3 1 1 50 0.5 7 17.142857142857142 0.8285714285714285 capped_sum"], Rows(Learn(new(), Clean, Poor, Unseen).Tables["summary"]));

    [Fact]
    public void Kinds_are_counted_priced_and_shared() =>
        Assert.Equal(["omission critical 100 2 1 1 100 0.8333333333333334", "wrong_label medium 20 1 1 0 20 0.16666666666666666"],
            Rows(Learn(new(), Clean, Poor).Tables["kinds"]).Where(row => !row.Contains(" 0 0 0 0")));

    [Fact]
    public void A_kind_that_was_not_found_stands_there_with_its_price() => Assert.Contains("attributes low 5 0 0 0 0 0", Rows(Learn(new(), Clean, Poor).Tables["kinds"]));

    [Fact]
    public void Classes_have_objects_and_errors() => Assert.Equal(["cat 7 2 1 120 17.142857142857142 1"], Rows(Learn(new(), Clean, Poor).Tables["classes"]));

    [Fact]
    public void Rules_say_what_was_not_counted() =>
        Assert.Equal(["price omission critical 1 100", "price wrong_label medium 1 20", "same_error omission - 1 0"], Rows(Learn(new(), Clean, Poor).Tables["rules"]));

    [Fact]
    public void A_dataset_without_evidence_has_no_quality() => Assert.Equal(["1 1 0 - - 0 - - capped_sum"], Rows(Learn(new(), Unseen).Tables["summary"]));

    [Fact]
    public void Kinds_without_a_price_and_prices_without_a_kind_are_reported() =>
        Assert.Equal(["unpriced-kind", "unused-price"], Learn(new() { Prices = new Dictionary<string, Price> { ["too_bright"] = new() { Penalty = 1 } } }, Exam(Step("own", Of("too_dark", 0)))).Problems.Select(problem => problem.Code));
}
