using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Pictures;

public sealed class ViewTests
{
    static Dictionary<string, ViewOptions> One(params string[] bands) => new() { ["v"] = new ViewOptions { Bands = bands, Stretch = Stretch.Fixed, Min = 0, Max = 255 } };

    static int First(IImage image, IReadOnlyDictionary<string, ViewOptions> views, int view = 0) =>
        PictureComposer.Compose(Scene.Open(Scene.Opened((Labels?)null, null, image.Size), () => image, views: views), new PictureState { View = view }, 1, 1).Pixels[0];

    /// <summary>One pixel whose bands are 10, 20, 30, ...</summary>
    static DrawnImage Ramp(int bands) => new(new Size(1, 1), bands, (band, _, _) => 10 * (band + 1));

    [Theory]
    [InlineData("b2", 20)]
    [InlineData("b1 + b2 * b3 / 10", 70)]
    [InlineData("(b1 + b2) * 3", 90)]
    [InlineData("b3 - b2 - b1", 0)]
    [InlineData("-b1 + --b3", 20)]
    [InlineData("max(b1, min(b2, b3)) * 2e0", 40)]
    [InlineData("abs(b1 - b3) + sqrt(b1 * 10) + log(1)", 30)]
    [InlineData("(B3-B1)/(B3+B1) * 100", 50)]
    public void An_expression_is_computed_pixel_by_pixel(string text, int expected) => Assert.Equal(expected * 0x010101, First(Ramp(3), One(text)));

    [Theory]
    [InlineData("", "it ends where a band, a number or '(' was expected")]
    [InlineData("b1 +", "it ends where a band, a number or '(' was expected")]
    [InlineData("(b1", "it ends where ')' was expected")]
    [InlineData("b1 b2", "'b' stands at column 4, expected an operator or the end")]
    [InlineData("sin(b1)", "there is no function 'sin', expected min, max, abs, sqrt or log")]
    [InlineData("1..2", "'1..2' is no number")]
    [InlineData("b1; rm", "';' stands at column 3, expected an operator or the end")]
    public void What_is_no_expression_is_refused_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<AssayException>(() => First(Ramp(3), One(text))).Message);

    [Fact]
    public void Brackets_without_end_are_refused_and_do_not_overflow() =>
        Assert.Contains("nested deeper", Assert.Throws<AssayException>(() => First(Ramp(1), One(new string('(', 400)))).Message);

    [Fact]
    public void Two_bands_are_neither_grey_nor_a_colour() => Assert.Equal("bad-view", Assert.Throws<AssayException>(() => First(Ramp(3), One("b1", "b2"))).Code);

    [Fact]
    public void Sentinel_2_opens_in_true_colour_with_infrared_beside_it()
    {
        var image = new DrawnImage(new Size(4, 4), 13, (band, x, _) => 1000 * band + x, PixelType.UInt16);
        var picture = Scene.Open(Scene.Opened((Labels?)null, null, image.Size), () => image);
        Assert.Equal(["rgb", "swir", "infrared"], picture.Views);
        Assert.Equal([1, 2, 3, 7, 8, 12], image.Reads.Select(read => read.Band).Order());
    }

    [Theory]
    [InlineData("B8A", 13, 90)]
    [InlineData("B04", 13, 40)]
    [InlineData("B12", 12, 120)]
    [InlineData("nir", 4, 20)]
    public void A_band_goes_by_its_own_name_or_by_its_satellites(string name, int bands, int expected) =>
        Assert.Equal(expected * 0x010101, First(new DrawnImage(new Size(1, 1), bands, (band, _, _) => 10 * (band + 1)) { BandNames = bands == 4 ? ["red", "nir"] : [] }, One(name)));

    [Fact]
    public void A_view_that_an_image_has_no_band_for_is_named_and_the_others_remain()
    {
        var views = new Dictionary<string, ViewOptions>(One("b1")) { ["ndvi"] = new ViewOptions { Bands = ["(B8 - B4) / (B8 + B4)"] } };
        var picture = Scene.Open(Scene.Opened((Labels?)null, null, new Size(1, 1)), () => Ramp(3), views: views);
        Assert.Equal(["v"], picture.Views);
        Assert.Equal(["the view 'ndvi' needs the band 'B8', which this image of 3 bands has not"], picture.Notes);
    }

    [Fact]
    public void What_was_not_measured_is_not_black()
    {
        var image = new DrawnImage(new Size(2, 1), 1, (_, x, _) => x == 0 ? -9999 : 0) { Missing = -9999 };
        var raster = PictureComposer.Compose(Scene.Open(Scene.Opened((Labels?)null, null, image.Size), () => image, views: One("b1")), new PictureState(), 2, 1);
        Assert.Equal(0, raster.Pixels[1]);
        Assert.NotEqual(0, raster.Pixels[0]);
    }

    [Fact]
    public void Percentiles_leave_two_of_a_hundred_at_each_end()
    {
        var image = new DrawnImage(new Size(101, 1), 1, (_, x, _) => x * x, PixelType.UInt16);
        var raster = PictureComposer.Compose(Scene.Open(Scene.Opened((Labels?)null, null, image.Size), () => image), new PictureState(), 101, 1);
        Assert.Equal((0, 0, 0xFFFFFF, 0xFFFFFF), (raster.Pixels[0], raster.Pixels[2], raster.Pixels[98], raster.Pixels[100]));
        Assert.True(raster.Pixels[3] >= 0 && raster.Pixels[97] < 0xFFFFFF && raster.Pixels[50] is > 0 and < 0xFFFFFF);
    }

    [Fact]
    public void Moving_about_changes_no_colour()
    {
        var image = new DrawnImage(new Size(300, 300), 3, (band, x, y) => x * y % 5000 + band, PixelType.UInt16);
        var picture = Scene.Open(Scene.Opened((Labels?)null, null, image.Size), () => image);
        var pane = new Pane(20, 10);
        int At(double centre) => PictureComposer.Compose(picture, new PictureState { Mode = PictureMode.Image, Zoom = 1, CentreX = centre, CentreY = 150 }, pane).Pixels[10 * 20 + (int)(150 - (centre - 10))];
        Assert.Equal(At(150), At(145));
        Assert.Equal(At(150), At(157));
    }
}
