using Assay.Scorers.Instances;
using static Assay.Tests.Instances.Scene;

namespace Assay.Tests.Instances;

/// <summary>What <c>match</c> learns from the whole dataset.</summary>
public class MatchSurveyTests
{
    /// <summary>Two right objects at .9 and .6, a wrong one at .8 and two at .3: the best F, 4/5, is that of the first three.</summary>
    static readonly Exam Scored = Exam(
        [Box(Cat, 0, 0, 2, 2), Box(Cat, 4, 0, 2, 2)],
        [Box(Cat, 0, 0, 2, 2, .9), Box(Cat, 4, 0, 2, 2, .6), Box(Cat, 8, 0, 2, 2, .8), Box(Cat, 12, 0, 2, 2, .3), Box(Cat, 16, 0, 2, 2, .3)]);

    [Fact]
    public void Confidences_are_cut_where_the_class_has_its_best_f()
    {
        var match = Surveyed(new(), true, [Scored]);
        Assert.Equal(["omission -/2"], match.Examine(Scored).Findings());
        Assert.Equal(["all", "", "0.6", "0.8", "2", "3"], match.Tables().Single(table => table.Name == "min-score").Rows[0]);
        Assert.Equal(["cat", "0.6", "0.6", "0.8", "2", "3"], match.Tables().Single(table => table.Name == "min-score").Rows[1]);
    }

    [Fact]
    public void A_class_of_which_no_object_is_right_takes_the_cut_of_all()
    {
        Instance[] seen = [.. Scored.Opinion("reference").Instances!, Box(Dog, 0, 5, 2, 2, .5), Box(Dog, 4, 5, 2, 2, .95)];
        var exam = Exam([.. Scored.Instances!], seen);
        Assert.Equal(["omission -/2", "omission -/6"], Surveyed(new(), true, [exam]).Examine(exam).Findings());
    }

    [Fact]
    public void A_number_needs_no_look_at_the_dataset()
    {
        var match = Surveyed(new() { MinScore = .85 }, true, []);
        Assert.Equal(0, match.Rounds);
        Assert.Equal(["extra 1/-"], match.Examine(Scored).Findings());
    }

    [Fact]
    public void A_number_for_a_class_overrides_the_rest()
    {
        var match = Surveyed(new() { MinScore = new() { OfClass = new Dictionary<string, double> { ["cat"] = .7 } } }, true, [Scored]);
        Assert.Equal(["extra 1/-", "omission -/2"], match.Examine(Scored).Findings());
    }

    [Fact]
    public void A_class_that_is_not_there_is_named() => Assert.Contains("'cta'",
        Assert.Throws<DataException>(() => Surveyed(new() { MinScore = new() { OfClass = new Dictionary<string, double> { ["cta"] = .7 } } }, true, [])).Message);

    [Fact]
    public void A_reference_without_confidences_is_read_once()
    {
        Assert.Equal(0, Surveyed(new(), false, []).Rounds);
        Assert.Equal(1, Surveyed(new(), true, [Scored]).Rounds);
        Assert.Equal(1, Surveyed(new() { Tables = true }, false, [Scored]).Rounds);
        Assert.Equal(2, Surveyed(new() { Tables = true }, true, [Scored]).Rounds);
    }

    /// <summary>Overlaps 1, 3/4 and 1/2, a label alone and an object of the reference alone.</summary>
    static readonly Exam Graded = Exam(
        [Box(Cat, 0, 0, 4, 4), Box(Cat, 5, 0, 4, 4), Box(Cat, 10, 0, 4, 4), Box(Dog, 15, 0, 4, 4)],
        [Box(Cat, 0, 0, 4, 4), Box(Cat, 5, 0, 4, 3), Box(Cat, 10, 0, 4, 2), Box(Cat, 0, 6, 4, 4)]);

    [Theory]
    [InlineData(MatchGold.Labels, "all,0.50,3,1,1,1,1,0.75,0.75,0.75", "all,0.80,1,3,3,3,3,0.25,0.25,0.25")]
    [InlineData(MatchGold.None, "all,0.50,3,1,1,,,,,0.75", "all,0.80,1,3,3,,,,,0.25")]
    public void The_sweep_counts_at_every_threshold(MatchGold gold, string half, string higher)
    {
        var rows = Surveyed(new() { Tables = true, Gold = gold }, false, [Graded]).Tables().Single(table => table.Name == "sweep").Rows.Select(row => string.Join(',', row)).ToArray();
        Assert.Equal((half, higher, 30), (rows[0], rows[6], rows.Length));
    }

    [Fact]
    public void Gold_decides_whose_error_a_lonely_object_is()
    {
        Exam[] exams = [Exam([Box(Cat, 0, 0, 4, 4), Box(Cat, 8, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)])];
        Assert.Equal("0,1,1,0.5", Judged(MatchGold.Labels));
        Assert.Equal("1,0,0.5,1", Judged(MatchGold.Reference));

        string Judged(MatchGold gold) => string.Join(',', Surveyed(new() { Tables = true, Gold = gold }, false, exams).Tables().Single(table => table.Name == "sweep").Rows[0].Skip(5).Take(4));
    }

    /// <summary>One to one; one label on two; two labels on one; a label whose only partner lies badly; a label alone.</summary>
    [Fact]
    public void Objects_relate_in_four_ways_and_both_sides_say_so()
    {
        Exam[] exams =
        [
            Exam([Box(Cat, 0, 0, 4, 4)], [Box(Cat, 0, 0, 4, 4)], "one"),
            Exam([Box(Cat, 0, 0, 8, 4)], [Box(Cat, 0, 0, 4, 4), Box(Cat, 4, 0, 4, 4)], "split"),
            Exam([Box(Cat, 0, 0, 4, 4), Box(Cat, 4, 0, 4, 4)], [Box(Cat, 0, 0, 8, 4)], "merged"),
            Exam([Box(Cat, 0, 0, 4, 4)], [Box(Cat, 2, 0, 4, 4)], "bad"),
            Exam([Box(Cat, 0, 0, 4, 4)], [], "alone"),
        ];
        var rows = Surveyed(new() { Tables = true }, false, exams).Tables().Single(table => table.Name == "relations").Rows.Select(row => string.Join(',', row));
        Assert.Equal(["label,all,1,3,1,1", "reference,all,0,3,1,1", "label,cat,1,3,1,1", "reference,cat,0,3,1,1"], rows);
    }

    [Fact]
    public void Rows_count_partners_and_rivals()
    {
        var merged = Match([Box(Cat, 0, 0, 4, 4), Box(Cat, 4, 0, 4, 4)], [Box(Cat, 0, 0, 8, 4)]);
        Assert.Equal([(1d, 1d), (1d, 1d)], merged.Instances.Select(row => (row.Values[3]!.Value, row.Values[4]!.Value)));
        var split = Match([Box(Cat, 0, 0, 8, 4)], [Box(Cat, 0, 0, 4, 4), Box(Cat, 4, 0, 4, 4)]);
        Assert.Equal([2d, 0d], split.Instances[0].Values.Skip(3));
    }

    [Theory]
    [InlineData(MatchGold.None, "none", "one of the two is wrong")]
    [InlineData(MatchGold.Labels, "labels", "the reference's error")]
    [InlineData(MatchGold.Reference, "reference", "the labels' error")]
    public void What_findings_mean_is_written_down(MatchGold gold, string word, string whose)
    {
        var about = Surveyed(new() { Gold = gold }, false, []).Tables().Single(table => table.Name == "about").Rows.ToDictionary(row => row[0], row => row[1]);
        Assert.Equal(word, about["gold"]);
        Assert.EndsWith(whose, about["omission"]);
        Assert.EndsWith(whose, about["extra"]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_split_gives_the_same_tables(int parts)
    {
        Exam[] exams = [Scored, Graded, Exam([Box(Dog, 0, 0, 4, 4)], [Box(Dog, 0, 0, 4, 3, .9)], "b"), Exam(null, [], "c")];
        Assert.Equal(Text(Surveyed(new() { Tables = true }, true, exams)), Text(Surveyed(new() { Tables = true }, true, exams, parts)));
    }

    static string Text(Match match) => string.Join('\n', match.Tables().SelectMany(table => table.Rows.Select(row => $"{table.Name} {string.Join(',', row)}")));

    static Match Surveyed(MatchOptions options, bool confidences, Exam[] exams, int parts = 1)
    {
        var match = new Match(options);
        match.Meet("reference", confidences);
        match.Check(ClassList.Named("cat", "dog"), []);
        Evaluated.Survey(match, exams, parts);
        return match;
    }
}
