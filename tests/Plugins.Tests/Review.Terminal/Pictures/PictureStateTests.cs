using Assay.Review.Terminal;
using FsCheck;
using FsCheck.Fluent;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class PictureStateTests
{
    static OpenPicture At(Size size, Box where) => Scene.Open(new OpenItem(new Sample { Id = "a", Size = size }, new Dictionary<string, Opinion>()) { Where = where }, () => null);

    [Fact]
    public void A_picture_opens_at_its_place_so_that_no_pixel_is_lost() =>
        Prop.ForAll(Gen.Choose(1, 4000).Four().ToArbitrary(), Gen.Choose(0, 4000).Four().ToArbitrary(), (sizes, boxes) =>
        {
            var (width, height, columns, rows) = (sizes.Item1, sizes.Item2, 10 + sizes.Item3 % 190, 5 + sizes.Item4 % 80);
            var (x, y) = (boxes.Item1 % width, boxes.Item2 % height);
            var box = new Box(x, y, 1 + boxes.Item3 % (width - x), 1 + boxes.Item4 % (height - y));
            foreach (var pane in new[] { new Pane(columns, rows), new Pane(columns, rows, 9, 18) })
            {
                var port = ViewPort.Of(new PictureState().Opened(At(new Size(width, height), box), pane), new Size(width, height), pane);
                Assert.True(port.Scale >= 1);
                var (middleX, middleY) = (box.X + box.Width / 2, box.Y + box.Height / 2);
                Assert.InRange(middleX, port.Left, port.Left + pane.Width / port.Scale);
                Assert.InRange(middleY, port.Top, port.Top + pane.Height / port.Scale);
                if (box.Width * 1.5 <= pane.Width && box.Height * 1.5 <= pane.Height)
                    Assert.True(port.Left <= box.X && port.Top <= box.Y && port.Left + pane.Width / port.Scale >= box.Right && port.Top + pane.Height / port.Scale >= box.Bottom);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void All_of_it_fits_the_pane()
    {
        var port = ViewPort.Of(new PictureState().Fit(), new Size(512, 256), new Pane(80, 40));
        Assert.Equal((80 / 512.0, 0, -128), (port.Scale, port.Left, port.Top));
    }

    [Fact]
    public void Zoom_and_place_survive_another_mode_reference_view_and_item()
    {
        var (size, pane) = (new Size(512, 512), new Pane(80, 40));
        var picture = At(size, new Box(10, 10, 5, 5));
        var state = new PictureState { KeepsView = true, Zoom = 3, CentreX = 300, CentreY = 200 };
        foreach (var other in new[] { state.ToNextMode(picture), state.ToNextReference(picture), state.ToView(1, picture), state.WithAlpha(1), state.Opened(picture, pane) })
            Assert.Equal(ViewPort.Of(state, size, pane), ViewPort.Of(other, size, pane));
        Assert.NotEqual(ViewPort.Of(state, size, pane), ViewPort.Of((state with { KeepsView = false }).Opened(picture, pane), size, pane));
    }

    [Fact]
    public void A_step_in_and_a_step_out_come_back_to_the_same_scale()
    {
        var (size, pane) = (new Size(512, 512), new Pane(80, 40));
        var state = new PictureState { Zoom = 2, CentreX = 256, CentreY = 256 };
        Assert.Equal(3, ViewPort.Of(state.ZoomIn(size, pane), size, pane).Scale);
        Assert.Equal(2, ViewPort.Of(state.ZoomIn(size, pane).ZoomOut(size, pane), size, pane).Scale);
    }

    [Fact]
    public void Zooming_out_ends_at_all_of_it_and_zooming_in_ends_somewhere()
    {
        var (size, pane) = (new Size(512, 512), new Pane(80, 40));
        var state = new PictureState { Zoom = 4, CentreX = 100, CentreY = 100 };
        for (var i = 0; i < 12; i++)
            state = state.ZoomOut(size, pane);
        Assert.Null(state.Zoom);
        for (var i = 0; i < 40; i++)
            state = state.ZoomIn(size, pane);
        Assert.Equal(32, state.Zoom);
    }

    [Fact]
    public void A_move_stops_at_the_edge_and_the_way_back_begins_there()
    {
        var (size, pane) = (new Size(512, 512), new Pane(80, 40));
        var state = new PictureState { Zoom = 1, CentreX = 500, CentreY = 256 };
        for (var i = 0; i < 5; i++)
            state = state.Pan(0.5, 0, size, pane);
        Assert.Equal(512 - 80, ViewPort.Of(state, size, pane).Left);
        Assert.Equal(512 - 80 - 40, ViewPort.Of(state.Pan(-0.5, 0, size, pane), size, pane).Left);
    }

    [Fact]
    public void The_next_place_goes_round()
    {
        var findings = Enumerable.Range(0, 3).Select(i => new Suspicion("match", new Finding(FindingKind.Extra) { Box = new Box(4 * i, 2, 3, 3) }, false)).ToList();
        var picture = Scene.Open(Scene.Opened((LabelMap?)null, null) with { Findings = findings });
        var state = new PictureState().Opened(picture, Scene.Pane);
        var seen = new List<int?>();
        for (var i = 0; i <= picture.Places.Count; i++, state = state.ToNextPlace(picture, Scene.Pane))
            seen.Add(state.Place);
        Assert.Equal([0, 1, 2, 0], seen);
    }

    [Fact]
    public void The_same_state_shows_the_same_place_by_blocks_and_by_images()
    {
        var (size, state) = (new Size(512, 512), new PictureState { Zoom = 2, CentreX = 100, CentreY = 100 });
        var (blocks, image) = (ViewPort.Of(state, size, new Pane(80, 40)), ViewPort.Of(state, size, new Pane(80, 40, 9, 18)));
        Assert.Equal((blocks.Left, blocks.Top), (image.Left, image.Top));
    }

    [Theory]
    [InlineData(2, 80, "2.0x, 1 cell = 0.5 x 1 px")]
    [InlineData(1, 80, "1.0x, 1 cell = 1 x 2 px")]
    [InlineData(0.5, 80, "0.5x, 1 cell = 2 x 4 px")]
    public void The_caption_says_how_large_a_cell_is(double zoom, int columns, string expected) =>
        Assert.Contains(expected, PictureCaption.Of(At(new Size(512, 512), new Box(0, 0, 9, 9)), new PictureState { Zoom = zoom }, new Pane(columns, 40)));
}
