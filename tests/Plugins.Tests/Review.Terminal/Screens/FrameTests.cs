using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Screens;

/// <summary>Whole screens, without colours: pictures are letters there.</summary>
public class FrameTests
{
    static Sitting Usual(int width, int height) => new Sitting(new FakeReview(120), width: width, height: height).Press("a 1 w s f e r");

    [Theory]
    [InlineData(80, 24)]
    [InlineData(120, 40)]
    [InlineData(200, 60)]
    public void Browse(int width, int height) => Golden.Equal($"browse-{width}x{height}", Usual(width, height).Text);

    [Fact]
    public void Too_small_for_a_picture() => Golden.Equal("browse-50x12", Usual(50, 12).Text);

    [Theory]
    [InlineData("x 1 4 +", "picker")]
    [InlineData("?", "help")]
    [InlineData("i", "facts")]
    [InlineData("/ t i", "filter")]
    [InlineData("M", "modes")]
    public void Popup(string keys, string name) => Golden.Equal($"{name}-80x24", Usual(80, 24).Press(keys).Text);

    [Fact]
    public void End() => Golden.Equal("end-80x24", new Sitting(new FakeReview(6), width: 80, height: 24).Press("a 1 4 1 w e").Text);

    [Fact]
    public void Every_size_is_drawn_and_nothing_falls_over()
    {
        foreach (var width in Enumerable.Range(1, 30).Select(i => 7 * i))
            for (var height = 1; height < 70; height += 3)
                foreach (var keys in new[] { "", "x", "?", "i", "h", "c", "T" })
                    Assert.Equal(height, new Sitting(new FakeReview(5), width: width, height: height).Press(keys).Text.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_resize_keeps_the_item_and_shows_the_place_as_large_as_there_is_room_for()
    {
        var sitting = Usual(80, 24);
        var (rank, zoom) = (sitting.Rank, sitting.Model.Picture.Zoom);
        sitting.Resize(200, 60);
        Assert.Equal(rank, sitting.Rank);
        Assert.True(sitting.Model.Picture.Zoom > zoom);
    }

    [Fact]
    public void What_colours_say_glyphs_say_too()
    {
        var rows = Usual(120, 40).Text.Split('\n').Skip(1).Take(8).ToArray();
        Assert.Contains("✓", rows[0]);
        Assert.Contains("✗", rows[1]);
        Assert.Contains("?", rows[2]);
    }

    [Theory]
    [InlineData(ColorDepth.Full)]
    [InlineData(ColorDepth.Indexed)]
    [InlineData(ColorDepth.Sixteen)]
    [InlineData(ColorDepth.None)]
    public void The_row_looked_at_can_be_seen_with_any_number_of_colours(ColorDepth depth)
    {
        var sitting = Usual(120, 40);
        var grid = sitting.Draw(depth);
        var (here, other) = (grid[10, 1 + sitting.Model.Cursor], grid[10, 3 + sitting.Model.Cursor]);
        Assert.NotEqual((other.Background, other.Style), (here.Background, here.Style));
        Assert.Equal('▶', grid[0, 1 + sitting.Model.Cursor].Rune);
    }

    [Fact]
    public void An_unchanged_frame_writes_less_than_32_bytes()
    {
        var sitting = Usual(120, 40);
        var writer = new GridWriter(ColorDepth.Full);
        writer.Write(sitting.Draw(ColorDepth.Full));
        Assert.InRange(writer.Write(sitting.Draw(ColorDepth.Full)).Length, 0, 31);
    }
}
