using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class JoinReportTests
{
    static string[] Ids(string pattern, int first, int count) => [.. Enumerable.Range(first, count).Select(i => string.Format(pattern, i))];

    static string Refusal(IReadOnlyList<string> ours, params string[] theirs) => Assert.Throws<DataException>(() => JoinReport.Join("r", ours, theirs, 0.98)).Message;

    [Fact]
    public void A_reference_that_answers_anything_joins_everything() => Assert.Equal(1, JoinReport.Join("r", ["a", "b"], null, 1).Share);

    [Fact]
    public void Matched_missing_and_unused_are_counted()
    {
        var report = JoinReport.Join("r", ["a", "b", "c"], ["c", "a", "x"], 0.5);
        Assert.Equal((2, 3, 1), (report.Matched, report.Total, report.Unused));
        Assert.Equal(["b"], report.Missing);
    }

    [Fact]
    public void Exactly_the_asked_share_is_enough() => Assert.Equal(0.5, JoinReport.Join("r", ["a", "b"], ["a"], 0.5).Share);

    [Fact]
    public void A_refusal_gives_five_examples_of_each_side()
    {
        var message = Refusal(Ids("a{0}x", 0, 7), Ids("b{0}x", 0, 6));
        Assert.Contains("'a0x', 'a1x', 'a2x', 'a3x', 'a4x' and 2 more", message);
        Assert.Contains("'b0x', 'b1x', 'b2x', 'b3x', 'b4x' and 1 more", message);
    }

    [Fact]
    public void Ids_that_count_from_1_are_recognised_beside_ids_that_count_from_0() => Assert.Contains("shifted by one", Refusal(["even_000", "even_002", "even_004"], "even_001", "even_003", "even_005"));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Numbers_without_gaps_that_are_shifted_by_one_are_recognised(int ours, int theirs)
    {
        Assert.Contains("shifted by one", Refusal(Ids("{0:D3}", ours, 4), Ids("{0:D3}", theirs, 4)));
        Assert.True(JoinReport.Join("r", Ids("{0:D3}", ours, 100), Ids("{0:D3}", theirs, 100), 0.98).LooksShifted);
    }

    [Fact]
    public void A_sample_that_is_missing_alone_is_no_shift() => Assert.False(JoinReport.Join("r", Ids("{0:D3}", 0, 100), Ids("{0:D3}", 1, 99), 0.98).LooksShifted);

    [Fact]
    public void A_number_grows_a_digit_when_shifted() => Assert.Contains("shifted by one", Refusal(["p9"], "p10"));

    [Fact]
    public void File_names_that_agree_in_other_folders_are_recognised() => Assert.Contains("folders", Refusal(["train/a", "train/b"], "a", "b"));

    [Fact]
    public void Extensions_and_letter_case_are_recognised() => Assert.Contains("extension", Refusal(["A1x", "B1x"], "a1x.png", "b1x.png"));

    [Fact]
    public void Ids_that_have_nothing_in_common_get_no_guess() => Assert.Contains("'y', 'z'; make the two", Refusal(["a", "b"], "y", "z"));
}
