using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

public class DecidingTests
{
    [Fact]
    public void Fifty_items_are_decided_with_fifty_keys()
    {
        var sitting = new Sitting(new FakeReview(50)).Press(string.Join(' ', Enumerable.Range(0, 50).Select(i => "a1e4w"[i % 5])));
        Assert.Equal(50, sitting.Review.Recorded.Count);
        Assert.Equal([.. sitting.Review.Items.Select(item => item.Id)], sitting.Review.Recorded.Select(verdict => verdict.Item));
        Assert.Equal(ScreenMode.End, sitting.Model.Mode);
        Assert.Contains("Every item is decided.", sitting.Text);
        Assert.Equal(["ok", "error", "empty", "error", "unsure"], sitting.Review.Recorded.Take(5).Select(verdict => verdict.Decision));
    }

    [Fact]
    public void A_digit_is_an_error_of_the_rubrics_kind_with_its_price_and_what_the_step_found()
    {
        var verdict = Assert.Single(new Sitting(new FakeReview(3)).Press("1").Review.Recorded);
        Assert.Equal(["omission"], verdict.Kinds);
        var judgement = Assert.Single(verdict.Judgements);
        Assert.Equal(("omission", 1, Edit.Added, "critical", 100.0), (judgement.Kind, judgement.Count, judgement.Edit, judgement.Severity, judgement.Penalty!.Value));
        Assert.Equal((1, new Box(9, 4, 3, 6)), (judgement.RightClass!.Value, judgement.Box!.Value));
    }

    [Fact]
    public void A_digit_beyond_the_kinds_records_nothing_and_says_why()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("9");
        Assert.Empty(sitting.Review.Recorded);
        Assert.Equal(1, sitting.Rank);
        Assert.Contains("there are 6 kinds of error", sitting.Status);
    }

    [Fact]
    public void The_picker_counts_several_kinds()
    {
        var verdict = Assert.Single(new Sitting(new FakeReview(3)).Press("x 1 4 + + Enter").Review.Recorded);
        Assert.Equal([("omission", 1), ("wrong_label", 3)], verdict.Judgements.Select(judgement => (judgement.Kind, judgement.Count)));
    }

    [Fact]
    public void The_picker_opens_with_what_was_decided_and_escape_changes_nothing()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("4 k x");
        Assert.Contains("✗ wrong_label", sitting.Text);
        Assert.Single(sitting.Press("1 Esc").Review.Recorded);
        Assert.Equal(ScreenMode.Browse, sitting.Model.Mode);
    }

    [Fact]
    public void Capital_letters_stay()
    {
        Assert.Equal(1, new Sitting(new FakeReview(3)).Press("A").Rank);
        Assert.Equal(1, new Sitting(new FakeReview(3)).Press("X 1 Enter").Rank);
        Assert.Equal(2, new Sitting(new FakeReview(3)).Press("a").Rank);
    }

    [Fact]
    public void Advance_can_be_switched_off() => Assert.Equal(1, new Sitting(new FakeReview(3)).Press(":").Type("set advance off").Press("Enter a").Rank);

    [Fact]
    public void Undo_and_redo_go_to_the_item_they_are_about()
    {
        var sitting = new Sitting(new FakeReview(9)).Press("a 1 a u");
        Assert.Equal(3, sitting.Rank);
        Assert.Null(sitting.Review.Find("id3"));
        Assert.Equal(2, sitting.Press("u").Rank);
        Assert.Equal("id2", sitting.Press("Ctrl-R").Review.Find("id2")?.Item);
        Assert.Contains("redone: roi/0002", sitting.Status);
        Assert.Contains("there is nothing to redo", sitting.Press("Ctrl-R Ctrl-R").Status);
    }

    [Fact]
    public void A_range_is_one_record_after_a_question_that_names_the_number()
    {
        var sitting = new Sitting(new FakeReview(9)).Press("v j j a");
        Assert.Empty(sitting.Review.Recorded);
        Assert.Contains("“right” for 3 items", sitting.Text);
        sitting.Press("y");
        Assert.Equal(["id1", "id2", "id3"], sitting.Review.Recorded.Select(verdict => verdict.Item));
        Assert.Single(sitting.Review.Circumstances);
        Assert.Equal(4, sitting.Rank);
        Assert.Null(sitting.Press("u").Review.Find("id2"));
    }

    [Fact]
    public void A_question_that_is_not_answered_with_yes_records_nothing() => Assert.Empty(new Sitting(new FakeReview(9)).Press("v j a n").Review.Recorded);

    [Fact]
    public void The_same_reason_marks_all_items_that_have_it()
    {
        var sitting = new Sitting(new FakeReview(9)).Press("* 4 y");
        Assert.Equal(["id1", "id3", "id5", "id7", "id9"], sitting.Review.Recorded.Select(verdict => verdict.Item));
        Assert.Equal(2, sitting.Rank);
    }

    [Fact]
    public void A_skipped_item_comes_again_at_the_end()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("s a a");
        Assert.Equal(1, sitting.Rank);
        Assert.Equal(["id2", "id3"], sitting.Review.Recorded.Select(verdict => verdict.Item));
        Assert.Equal(ScreenMode.End, sitting.Press("a").Model.Mode);
    }

    [Fact]
    public void Comment_flag_and_difficulty_are_kept_without_a_verdict()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("c").Type("edge, 2 px").Press("Enter f d 4");
        var state = sitting.Review.StateOf("id1");
        Assert.Equal(("edge, 2 px", true, 4), (state.Comment, state.IsFlagged, state.Difficulty));
        Assert.False(state.IsDecided);
        Assert.Equal(1, sitting.Rank);
    }

    [Fact]
    public void Keys_are_letters_while_a_comment_is_written()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("c a 1 q");
        Assert.Empty(sitting.Review.Recorded);
        Assert.Equal("a1q", sitting.Model.Line.Text);
        Assert.Null(sitting.Press("Esc").Review.StateOf("id1").Comment);
    }

    [Fact]
    public void Pasted_text_is_no_verdict()
    {
        var sitting = new Sitting(new FakeReview(3)).Press(new Key("Paste", "aaa"));
        Assert.Empty(sitting.Review.Recorded);
        Assert.Equal("aaa", sitting.Press("c").Press(new Key("Paste", "aaa")).Model.Line.Text);
    }

    [Fact]
    public void Nothing_moves_on_before_it_is_on_disk()
    {
        var review = new FakeReview(3) { Refusal = new IOException("No space left on device") };
        var sitting = new Sitting(review).Press("a");
        Assert.Equal((1, ScreenMode.Browse), (sitting.Rank, sitting.Model.Mode));
        Assert.Contains("not recorded: No space left on device", sitting.Status);
        Assert.Equal(2, sitting.Press("a").Rank);
    }

    [Fact]
    public void A_lost_lock_is_a_screen_that_lets_one_look_and_leave()
    {
        var sitting = new Sitting(new FakeReview(3) { Refusal = new AssayException("verdicts-locked", "another review has the lock") }).Press("a");
        Assert.Equal(ScreenMode.Offline, sitting.Model.Mode);
        Assert.Contains("NOTHING CAN BE RECORDED", sitting.Text);
        Assert.Equal(ScreenMode.Offline, sitting.Press("a").Model.Mode);
        Assert.IsType<Effect.Leave>(sitting.Press("q").Model.Effect);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1")]
    [InlineData("x")]
    [InlineData("u")]
    [InlineData("c")]
    [InlineData("f")]
    public void Read_only_records_nothing_and_says_so(string key)
    {
        var sitting = new Sitting(new FakeReview(3) { IsReadOnly = true }).Press(key);
        Assert.Equal((ScreenMode.Browse, 1), (sitting.Model.Mode, sitting.Rank));
        Assert.Empty(sitting.Review.Recorded);
        Assert.Contains("read-only", sitting.Status);
    }

    [Fact]
    public void Theirs_is_taken_for_the_item_or_the_sample()
    {
        var remedy = Assert.Single(new Sitting(new FakeReview(3)).Press("T 2").Review.Recorded[0].Remedies);
        Assert.Equal((Take.Sample, "model"), (remedy.Take, remedy.Reference));
        Assert.Equal(["omission"], new Sitting(new FakeReview(3)).Press("T 1").Review.Recorded[0].Kinds);
        Assert.Empty(new Sitting(new FakeReview(3)).Press("T Esc").Review.Recorded);
    }

    [Fact]
    public void A_record_says_what_was_seen_and_how_long_it_took_without_pauses()
    {
        var sitting = new Sitting(new FakeReview(3), new TerminalReviewerOptions { Blind = true }).Press("Space Space").Wait(TimeSpan.FromHours(1)).Press("a");
        var (shown, elapsed) = Assert.Single(sitting.Review.Circumstances);
        Assert.Equal((true, false, "both"), (shown.Scores, shown.Peers, shown.Overlay));
        Assert.Equal(2, shown.Zoom);
        Assert.Equal(TimeSpan.FromSeconds(64), elapsed);
    }
}
