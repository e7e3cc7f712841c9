using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class PictureComposerTests
{
    static readonly PictureState All = new();

    static Raster Compose(OpenPicture picture, PictureState state) => PictureComposer.Compose(picture, state, Scene.Pane);

    static string Marks(Raster raster, char between = '/') => string.Join(between, Enumerable.Range(0, raster.Height).Select(y => raster.Marks.Slice(y * raster.Width, raster.Width).ToString().Replace('\0', '.')));

    public static TheoryData<PictureMode> Modes => new(Enum.GetValues<PictureMode>());

    [Theory, MemberData(nameof(Modes))]
    public void A_mode_is_drawn_as_it_was_looked_at(PictureMode mode) => Golden.Equal($"mode-{mode}", Shown.Text(Compose(Scene.Whole(), All with { Mode = mode })));

    [Fact]
    public void An_outline_runs_inside_its_object_and_around_all_of_it() =>
        Assert.Equal("............/..CCCC....../..C..C....../..CCCC..SS../........SS../............/............/............", Marks(Compose(Scene.Whole(), All with { Mode = PictureMode.Contour })));

    [Fact]
    public void A_road_in_a_field_is_outlined_and_not_the_field()
    {
        var map = LabelMap.Parse("33333333/33333333/11111111/11111111/11111111/33333333/33333333/33333333");
        var picture = Scene.Open(Scene.Opened(new Labels { Map = map }, null, map.Size));
        Assert.Equal("......../......../CCCCCCCC/......../CCCCCCCC/......../......../........", Marks(PictureComposer.Compose(picture, All with { Mode = PictureMode.Contour }, new Pane(8, 4))));
    }

    [Fact]
    public void Where_both_outlines_run_neither_hides_the_other() =>
        Assert.Equal("............/..#@@@o...../..#o.#o...../..#@@@o.##../........##../............/.......ooo../.......o.o..", Marks(Compose(Scene.Whole(), All)));

    [Fact]
    public void A_difference_says_who_sees_what_and_where_nobody_knows()
    {
        var marks = Marks(Compose(Scene.Whole(), All with { Mode = PictureMode.Difference }), '|').Split('|');
        Assert.Equal("..L...R.....", marks[1]);
        Assert.Equal("..L...R.LL..", marks[3]);
        Assert.EndsWith(".....RRR..", marks[7]);
        Assert.Contains('/', marks[6][..2] + marks[7][..2]);
    }

    [Fact]
    public void A_class_that_differs_is_neither_only_the_labels_nor_only_the_references() =>
        Assert.Equal("X", Marks(PictureComposer.Compose(Scene.Open(Scene.Opened(new Labels { Map = LabelMap.Parse("1") }, new Opinion { LabelMap = LabelMap.Parse("2") }, new Size(1, 1))), All with { Mode = PictureMode.Difference }, 1, 1)));

    [Theory]
    [InlineData(0, '1')]
    [InlineData(1, '1')]
    [InlineData(2, '3')]
    [InlineData(3, '3')]
    [InlineData(5, '8')]
    [InlineData(9, 'X')]
    public void The_colour_of_an_outline_says_how_far_the_references_is(int shift, char expected)
    {
        LabelMap Bar(int left) => new(new Size(40, 8), [.. Enumerable.Range(0, 320).Select(i => (ushort)(i % 40 >= left ? 1 : 0))]);
        var raster = PictureComposer.Compose(Scene.Open(Scene.Opened(new Labels { Map = Bar(20) }, new Opinion { LabelMap = Bar(20 + shift) }, new Size(40, 8))), All with { Mode = PictureMode.Distance }, new Pane(40, 4));
        Assert.Equal(expected, raster.Marks[4 * 40 + 20]);
    }

    [Fact]
    public void Flags_glow_where_a_score_would_be_cold()
    {
        var flags = Enumerable.Range(0, 96).Select(i => i == 30 ? 1f : i == 31 ? float.NaN : 0f).ToArray();
        var picture = Scene.Open(Scene.Opened(Scene.Labels, null) with { Maps = new Dictionary<string, float[]> { ["confident_learning"] = flags } });
        Assert.Equal("0", Marks(Compose(picture, All with { Mode = PictureMode.Heat })).Replace("/", "").Replace(".", ""));
        Assert.Equal(["flagged"], PictureLegend.Of(picture, All with { Mode = PictureMode.Heat }).Select(entry => entry.Text));
    }

    [Fact]
    public void The_overlay_goes_away_at_once_and_takes_nothing_of_the_view_along()
    {
        var picture = Scene.Whole();
        var state = All.ToNextPlace(picture, Scene.Pane) with { Overlay = false };
        Assert.False(Compose(picture, state).Marks.ContainsAnyExcept('\0'));
        Assert.Equal(ViewPort.Of(state with { Overlay = true }, picture.Size, Scene.Pane), ViewPort.Of(state, picture.Size, Scene.Pane));
    }

    [Fact]
    public void Both_halves_show_the_same_place_and_cursor()
    {
        var picture = Scene.Open(Scene.Opened(Scene.Labels, Scene.Labels));
        var pane = new Pane(13, 4);
        var raster = PictureComposer.Compose(picture, All with { Mode = PictureMode.SideBySide, Zoom = 1, CentreX = 4, CentreY = 4, Cursor = (4, 3) }, pane);
        for (var y = 0; y < raster.Height; y++)
            Assert.Equal(raster.Pixels.Slice(y * 13, 6), raster.Pixels.Slice(y * 13 + 7, 6));
    }

    [Fact]
    public void The_object_that_the_item_is_about_stands_out_from_others()
    {
        Instance Box(double x) => new() { Class = 1, Geometry = new BoxGeometry(new Box(x, 2, 3, 3)) };
        var picture = Scene.Open(Scene.Opened(new Labels { Instances = [Box(1), Box(7)] }, null), item: Scene.Item(Unit.Instance, 1));
        var raster = Compose(picture, new PictureState { Mode = PictureMode.Fill });
        Assert.True(Saturation(raster.Pixels[3 * 12 + 8]) > Saturation(raster.Pixels[3 * 12 + 2]) + 20);
        static int Saturation(int color) => Math.Abs((color >> 16) - (color & 255));
    }

    [Fact]
    public void Strokes_are_fainter_at_their_borders_and_nothing_lies_between_them()
    {
        LabelMap map = LabelMap.Parse("..111./..111./00..../00..../......"), strokes = LabelMap.Parse("..010./..010./11..../11..../......");
        var picture = Scene.Open(Scene.Opened(new Labels { Map = map, Strokes = strokes }, null, map.Size));
        var raster = PictureComposer.Compose(picture, All with { Mode = PictureMode.Fill }, 6, 5);
        Assert.Equal("..cCc./..cCc./BB..../BB..../......", Marks(raster));
        Assert.Equal(0x646464, raster.Pixels[0]);
        Assert.True((raster.Pixels[3] & 255) > (raster.Pixels[2] & 255));
    }

    [Fact]
    public void An_instance_that_covers_another_hides_it()
    {
        Instance Box(int id, int order) => new() { Class = id, Geometry = new BoxGeometry(new Box(2, 2, 4, 4)), ZOrder = order };
        var picture = Scene.Open(Scene.Opened(new Labels { Instances = [Box(1, 5), Box(3, 1)] }, null));
        Assert.Equal('C', Compose(picture, new PictureState { Mode = PictureMode.Fill }).Marks[3 * 12 + 3]);
    }

    [Fact]
    public void Polygons_masks_and_boxes_are_drawn_as_scorers_see_them()
    {
        Geometry[] shapes = [new BoxGeometry(new Box(2, 1, 3, 2)), new PolygonGeometry([[2, 1, 5, 1, 5, 3, 2, 3]]), new MaskGeometry(new Rle(Scene.Size, [17, 2, 6, 2, 6, 2, 61]))];
        foreach (var shape in shapes)
            Assert.Equal("............/..CCC......./..CCC......./............/............/............/............/............",
                Marks(Compose(Scene.Open(Scene.Opened(new Labels { Instances = [new Instance { Class = 1, Geometry = shape }] }, null)), new PictureState { Mode = PictureMode.Fill })));
    }

    [Fact]
    public void A_shape_that_cannot_be_drawn_is_counted_and_the_others_are_drawn()
    {
        Instance Of(double x) => new() { Class = 1, Geometry = new PolygonGeometry([[x, 1, 5, 1, 5, 3]]) };
        var picture = Scene.Open(Scene.Opened(new Labels { Instances = [Of(double.NaN), Of(2)] }, null));
        Assert.Equal(["1 objects have a shape that cannot be drawn"], picture.Notes);
        Assert.Contains('C', Marks(Compose(picture, new PictureState { Mode = PictureMode.Fill })));
    }

    [Fact]
    public void Without_an_image_labels_are_drawn_on_a_ground_that_is_no_image()
    {
        var picture = Scene.Open(Scene.Opened(Scene.Labels, null), () => null);
        Assert.Empty(picture.Views);
        Assert.Contains("C", Marks(Compose(picture, new PictureState { Mode = PictureMode.Fill })));
    }

    [Fact]
    public void An_image_that_cannot_be_read_is_left_out_with_its_cause()
    {
        var picture = Scene.Open(Scene.Opened(Scene.Labels, null), () => throw new DataException("bad-png", "the file ends early", "a.png"));
        Assert.Contains("the file ends early", Assert.Single(picture.Notes));
        Assert.True(picture.Shows(PictureMode.Fill));
    }

    [Fact]
    public void An_image_of_another_size_than_its_sample_is_said_and_not_drawn() =>
        Assert.Equal("the image is 5x5, the sample 12x8: it is not drawn", Assert.Single(Scene.Open(Scene.Opened(Scene.Labels, null), () => Scene.Grey(new Size(5, 5))).Notes));

    [Fact]
    public void Tags_alone_leave_the_image_and_say_why_there_is_nothing_more()
    {
        var picture = Scene.Open(Scene.Opened(new Labels { Tags = [1] }, null));
        Assert.False(picture.Shows(PictureMode.Fill));
        Assert.Equal("the sample has no labels to draw", picture.WhyNot(PictureMode.Fill));
        Assert.Equal(PictureMode.Image, (All with { Mode = PictureMode.Image }).ToNextMode(picture).Mode);
    }

    [Fact]
    public void Many_threads_draw_the_same()
    {
        var picture = Scene.Whole();
        var expected = Compose(Scene.Whole(), All with { Mode = PictureMode.Distance }).Pixels.ToArray();
        Parallel.For(0, 64, _ => Assert.Equal(expected, Compose(picture, All with { Mode = PictureMode.Distance }).Pixels.ToArray()));
    }
}
