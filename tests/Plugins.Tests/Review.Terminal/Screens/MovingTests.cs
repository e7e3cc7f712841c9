using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

public class MovingTests
{
    [Theory]
    [InlineData("j j", 3)]
    [InlineData("Down k", 1)]
    [InlineData("G", 90)]
    [InlineData("G g", 1)]
    [InlineData("Ctrl-D", 19)]
    [InlineData("G Ctrl-U", 72)]
    [InlineData("k", 1)]
    [InlineData("a a k k n", 3)]
    [InlineData("j j j p", 3)]
    public void Keys_move(string keys, int rank) => Assert.Equal(rank, new Sitting(new FakeReview(90)).Press(keys).Rank);

    [Fact]
    public void It_begins_where_the_reviewer_left_off() => Assert.Equal(8, new Sitting(new FakeReview(9) { Start = 7 }).Rank);

    [Fact]
    public void A_queue_that_is_done_begins_with_the_end() => Assert.Equal(ScreenMode.End, new Sitting(new FakeReview(9) { Start = 9 }).Model.Mode);

    [Theory]
    [InlineData("class=car", "2 4")]
    [InlineData("class!=car", "1 3 5")]
    [InlineData("class=soft_min", "1 3 5")]
    public void Objects_are_of_their_class_and_other_items_of_those_that_the_reason_names(string filter, string ranks)
    {
        var sitting = new Sitting(new FakeReview(5) { Objects = { [1] = "car", [3] = "car" } }).Press("/").Type(filter).Press("Enter");
        Assert.Equal(ranks, string.Join(' ', sitting.Model.Order.Select(position => position + 1)));
    }

    [Theory]
    [InlineData("ti < 0.1", "1 12 20")]
    [InlineData("ti<0.1 region=south", "20")]
    [InlineData("!ti>=0.1 && angle > 5", "12 20")]
    [InlineData("sample=roi/0007", "7")]
    [InlineData("rank=3", "3")]
    [InlineData("area=1000", "")]
    [InlineData("0012", "12")]
    [InlineData("soft_min rank<4", "1 3")]
    [InlineData("state=ok", "1")]
    [InlineData("kind=omission", "2")]
    [InlineData("state=decided !state=ok", "2 3")]
    [InlineData("flag=yes", "5")]
    public void Filters_choose(string filter, string ranks)
    {
        var sitting = new Sitting(new FakeReview(28)).Press("a 1 w j f /").Type(filter).Press("Enter");
        if (ranks.Length == 0)
            Assert.Contains("no item is like that", sitting.Status);
        else
            Assert.Equal(ranks, string.Join(' ', sitting.Model.Order.Select(position => position + 1)));
    }

    [Fact]
    public void A_filter_that_cannot_be_read_stays_to_be_mended()
    {
        var sitting = new Sitting(new FakeReview(9)).Press("/").Type("tii < 2").Press("Enter");
        Assert.Equal((ScreenMode.Filter, "tii < 2"), (sitting.Model.Mode, sitting.Model.Line.Text));
        Assert.Contains("there is no 'tii' to filter by; there is ti, soft_min, area, region", sitting.Status);
    }

    [Fact]
    public void Escape_takes_the_filter_away_and_stays_at_the_item()
    {
        var sitting = new Sitting(new FakeReview(28)).Press("/").Type("ti < 0.1").Press("Enter j j");
        Assert.Equal((20, 28), (sitting.Rank, sitting.Press("Esc").Model.Order.Length));
        Assert.Equal(20, sitting.Rank);
    }

    [Fact]
    public void An_exclamation_mark_filters_out() => Assert.Equal(14, new Sitting(new FakeReview(28)).Press("!").Type("soft_min").Press("Enter").Model.Order.Length);

    [Theory]
    [InlineData("sort ti", "1 20 12 4 23")]
    [InlineData("sort ti desc", "28 9 17 25 6")]
    [InlineData("sort -angle", "28 27 26 25 24")]
    [InlineData("sort region", "3 6 9 12 15")]
    [InlineData("sort area", "28 27 26 25 24")]
    public void Sorts_order(string line, string ranks) =>
        Assert.Equal(ranks, string.Join(' ', new Sitting(new FakeReview(28)).Press(":").Type(line).Press("Enter").Model.Order.Take(5).Select(position => position + 1)));

    [Fact]
    public void Empty_values_come_last_whichever_way_it_is_sorted()
    {
        Assert.Equal(0, new Sitting(new FakeReview(9)).Press("t").Type("area").Press("Enter").Model.Order[^1]);
        Assert.Equal(0, new Sitting(new FakeReview(9)).Press("t").Type("area desc").Press("Enter").Model.Order[^1]);
    }

    [Fact]
    public void Goto_finds_by_rank_and_by_name()
    {
        Assert.Equal(17, new Sitting(new FakeReview(28)).Press(":").Type("goto 17").Press("Enter").Rank);
        Assert.Equal(9, new Sitting(new FakeReview(28)).Press(":").Type("goto roi/0009").Press("Enter").Rank);
    }

    [Fact]
    public void Tab_completes_commands_columns_and_values()
    {
        Assert.Equal("sort soft_min", new Sitting(new FakeReview(9)).Press(":").Type("sor").Press("Tab").Type("so").Press("Tab").Model.Line.Text);
        Assert.Equal("state=undecided", new Sitting(new FakeReview(9)).Press("/").Type("state=und").Press("Tab").Model.Line.Text);
        Assert.Equal("ti < 1 region", new Sitting(new FakeReview(9)).Press("/").Type("ti < 1 reg").Press("Tab").Model.Line.Text);
    }

    [Fact]
    public void The_end_offers_the_unsure_and_the_flagged_ones()
    {
        var sitting = new Sitting(new FakeReview(4)).Press("a w a w");
        Assert.Equal(ScreenMode.End, sitting.Model.Mode);
        Assert.Equal([1, 3], sitting.Press("w").Model.Order);
        Assert.Equal(2, sitting.Rank);
    }

    [Fact]
    public void An_empty_queue_is_a_screen() => Assert.Contains("The queue of this run is empty.", new Sitting(new FakeReview(0)).Press("a j n x z").Text);

    [Fact]
    public void Upcoming_items_are_asked_for_the_undecided_ones_first() => Assert.Equal([0, 4, 5, 6, 1], new Sitting(new FakeReview(9)).Press("j a a a g").Shelf.Wanted);

    [Fact]
    public void A_click_goes_to_a_row() => Assert.Equal(5, new Sitting(new FakeReview(9)).Press(new Key("Click", "", 3, 5)).Rank);

    [Fact]
    public void Leaving_asks_nothing()
    {
        Assert.IsType<Effect.Leave>(new Sitting(new FakeReview(9)).Press("a q").Model.Effect);
        Assert.IsType<Effect.Leave>(new Sitting(new FakeReview(9)).Press("Ctrl-C").Model.Effect);
        Assert.IsType<Effect.Suspend>(new Sitting(new FakeReview(9)).Press("Ctrl-Z").Model.Effect);
        Assert.Equal(new Effect.Copy("roi/0001"), new Sitting(new FakeReview(9)).Press("y").Model.Effect);
    }

    [Fact]
    public void The_summary_says_what_was_done()
    {
        var sitting = new Sitting(new FakeReview(9)).Press("a 1 1 w u s");
        Assert.Equal(
        [
            "decided 3 in this session, 12 s of work: 1 ok, 2 error",
            "errors: 2 omission",
            "skipped: 1",
        ], Summary.Of(sitting.Model, sitting.Desk));
    }
}
