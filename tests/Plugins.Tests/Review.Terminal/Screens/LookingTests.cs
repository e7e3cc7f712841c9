using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

public class LookingTests
{
    [Fact]
    public void A_picture_opens_on_the_worst_place_enlarged()
    {
        var picture = new Sitting(new FakeReview(3)).Model.Picture;
        Assert.Equal((0, 10.5, 7), (picture.Place!.Value, picture.CentreX, picture.CentreY));
        Assert.True(picture.Zoom >= 1);
    }

    [Fact]
    public void What_was_set_by_hand_stays_over_items_and_modes_until_the_next_place_is_asked_for()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("+ Tab Left Tab");
        var (zoom, x) = (sitting.Model.Picture.Zoom, sitting.Model.Picture.CentreX);
        sitting.Press("m a m");
        Assert.Equal((2, zoom, x), (sitting.Rank, sitting.Model.Picture.Zoom, sitting.Model.Picture.CentreX));
        Assert.Equal(0, sitting.Press("z").Model.Picture.Place);
        Assert.Equal(0, sitting.Press("a").Model.Picture.Place);
    }

    [Fact]
    public void Arrows_move_the_picture_only_when_it_has_them()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("Down");
        Assert.Equal(2, sitting.Rank);
        Assert.Equal(2, sitting.Press("Tab Down").Rank);
        Assert.Equal(3, sitting.Press("q Down").Rank);
    }

    [Fact]
    public void Space_hides_the_labels_and_shows_them_again()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("Space");
        Assert.Equal(PictureMode.Image, sitting.Model.Picture.Shown);
        Assert.NotEqual(PictureMode.Image, sitting.Press("Space").Model.Picture.Shown);
    }

    [Fact]
    public void A_mode_is_chosen_by_its_digit_and_one_without_anything_to_show_says_why()
    {
        Assert.Equal(PictureMode.Difference, new Sitting(new FakeReview(3)).Press("M 4").Model.Picture.Mode);
        Assert.Contains("maps: true", new Sitting(new FakeReview(3)).Press("M 5").Status);
    }

    [Fact]
    public void An_item_without_an_opinion_shows_its_labels_and_the_next_is_drawn_as_it_was_wanted()
    {
        var review = new FakeReview(9);
        review.Silent.Add(1);
        var sitting = new Sitting(review).Press("M 4 j");
        Assert.Equal(PictureMode.Contour, sitting.Model.Picture.Shown);
        Assert.Equal(PictureMode.Difference, sitting.Press("j").Model.Picture.Shown);
    }

    [Fact]
    public void Blinking_takes_turns_with_time_and_stops_with_its_key()
    {
        var sitting = new Sitting(new FakeReview(3)).Press("b");
        Assert.False(sitting.Model.Picture.ReferenceIsOn);
        Assert.True(Update.Tick(sitting.Model).Picture.ReferenceIsOn);
        Assert.NotEqual(PictureMode.Blink, sitting.Press("b").Model.Picture.Mode);
        Assert.Same(sitting.Model, Update.Tick(sitting.Model));
    }

    [Fact]
    public void A_key_of_the_picture_that_can_do_nothing_says_why()
    {
        Assert.Contains("there is no other reference", new Sitting(new FakeReview(3)).Press("o").Status);
        Assert.Contains("too small for a picture", new Sitting(new FakeReview(3), width: 58, height: 17).Press("m").Status);
    }

    [Fact]
    public void While_an_item_is_read_its_place_is_shown_and_verdicts_work()
    {
        var sitting = new Sitting(new FakeReview(9));
        sitting.Shelf.Waits = true;
        sitting.Press("G");
        Assert.Contains("reading", sitting.Text);
        Assert.Contains("still being read", sitting.Press("m").Status);
        Assert.Equal("id9", Assert.Single(sitting.Press("1").Review.Recorded).Item);
        sitting.Shelf.Waits = false;
        Assert.DoesNotContain("reading", sitting.Press("g G").Text);
    }

    [Fact]
    public void An_item_that_cannot_be_read_shows_why_can_be_skipped_and_is_counted()
    {
        var review = new FakeReview(3);
        review.Broken.Add(1);
        var sitting = new Sitting(review).Press("a");
        Assert.Contains("this item cannot be read", sitting.Text);
        Assert.Contains("ends after 12 of 256 bytes", sitting.Text);
        Assert.Equal(3, sitting.Press("s").Rank);
        Assert.Contains("could not be read: 1 (roi/0002)", Summary.Of(sitting.Model, sitting.Desk));
    }
}
