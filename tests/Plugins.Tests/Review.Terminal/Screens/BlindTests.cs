using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

public class BlindTests
{
    static FakeReview Reviewed()
    {
        var review = new FakeReview(9);
        for (var i = 1; i <= 9; i++)
            review.Peers[$"id{i}"] = [("zoe", new Verdict($"id{i}", Decision.Error, ["obfuscation"], "secretword"))];
        return review;
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("i")]
    [InlineData("a a G")]
    [InlineData("a a a a a a a a a")]
    [InlineData("x")]
    [InlineData("?")]
    public void A_blind_reviewers_screen_never_holds_a_peers_verdict(string keys)
    {
        foreach (var (width, height) in new[] { (80, 24), (120, 40), (200, 60) })
        {
            var text = new Sitting(Reviewed(), new TerminalReviewerOptions { Blind = true }, width, height).Press(keys).Text;
            Assert.DoesNotContain("zoe", text);
            Assert.DoesNotContain("secretword", text);
        }
    }

    [Fact]
    public void Without_blindness_it_is_there()
    {
        Assert.Contains("zoe: obfuscation", new Sitting(Reviewed()).Text);
        Assert.Contains("zoe obfuscation", new Sitting(Reviewed()).Press("h").Text);
    }

    [Fact]
    public void Hidden_scores_are_in_no_pane_and_the_order_says_nothing()
    {
        var sitting = new Sitting(new FakeReview(40), new TerminalReviewerOptions { ReviewersSeeScores = false });
        Assert.DoesNotContain("soft_min", sitting.Text);
        Assert.DoesNotContain("worse than", sitting.Text);
        Assert.NotEqual(Enumerable.Range(0, 40), sitting.Model.Order);
        Assert.Equal(Enumerable.Range(0, 40), sitting.Model.Order.Order());
        Assert.Contains("hides scores", sitting.Press("/").Type("ti < 1").Press("Enter").Status);
    }
}
