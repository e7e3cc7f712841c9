using System.Text;
using Assay.Kernels.Codecs;
using Assay.Review.Terminal;
using Assay.Tests.Review.Terminal.Pictures;

namespace Assay.Tests.Review.Terminal.Protocols;

public sealed class ImageBytesTests
{
    static readonly Area Area = new(3, 2, 12, 4);

    static Raster Picture(PictureMode mode = PictureMode.Both) => PictureComposer.Compose(Scene.Whole(), new PictureState { Mode = mode }, new Pane(12, 4, 8, 16));

    /// <summary>Hard to compress, so that it needs several pieces.</summary>
    static Raster Noise()
    {
        var (random, raster) = (new Random(1), new Raster(96, 64));
        foreach (ref var pixel in raster.Pixels)
            pixel = random.Next(0x1000000);
        return raster;
    }

    static string Kitty(Raster raster, bool tmux = false) => Encoding.UTF8.GetString(new KittyGraphics(77, tmux).Show(raster, Area));

    [Fact]
    public void What_kitty_is_sent_is_the_picture_in_every_mode()
    {
        foreach (var mode in Enum.GetValues<PictureMode>())
            Assert.Equal(Picture(mode).ToBytes(), KittyReader.Pixels(Kitty(Picture(mode))));
    }

    [Fact]
    public void Pieces_are_no_longer_than_the_protocol_allows()
    {
        var commands = KittyReader.Commands(Kitty(Noise()));
        Assert.True(commands.Count > 5);
        Assert.All(commands, command => Assert.InRange(command.Payload.Length, 1, 4096));
        Assert.All(commands.SkipLast(1), command => Assert.Equal(0, command.Payload.Length % 4));
        Assert.Equal(Noise().ToBytes(), KittyReader.Pixels(Kitty(Noise())));
    }

    [Fact]
    public void A_picture_says_where_it_goes_how_large_it_is_and_wants_no_answer()
    {
        var keys = KittyReader.Commands(Kitty(Picture()))[0].Keys;
        Assert.Equal("T 24 z 96 64 77 12 4 2 1", string.Join(' ', new[] { "a", "f", "o", "s", "v", "i", "c", "r", "q", "C" }.Select(key => keys[key])));
        Assert.StartsWith("\e7\e[3;4H\e_G", Kitty(Picture()));
        Assert.EndsWith("\e\\\e8", Kitty(Picture()));
    }

    [Fact]
    public void Class_maps_cost_less_than_a_twentieth_of_their_pixels()
    {
        var pane = new Pane(80, 40, 8, 16);
        var raster = PictureComposer.Compose(Scene.Whole(), new PictureState { Mode = PictureMode.Difference }, pane);
        Assert.InRange(new KittyGraphics(1).Show(raster, new Area(0, 0, 80, 40)).Length, 1, 3 * raster.Width * raster.Height / 20);
    }

    [Fact]
    public void Behind_tmux_the_terminal_gets_the_picture_and_tmux_the_cells()
    {
        var (behind, kept) = KittyReader.Unwrap(Kitty(Noise(), tmux: true));
        Assert.Equal(Noise().ToBytes(), KittyReader.Pixels(behind));
        Assert.Equal("1", KittyReader.Commands(behind)[0].Keys["U"]);
        Assert.Equal(12 * 4, kept.EnumerateRunes().Count(rune => rune.Value == 0x10EEEE));
        Assert.Equal(4, kept.Split("\e[38;5;77m").Length - 1);
        Assert.DoesNotContain("\e_G", kept);
        Assert.Contains("\e[4;4H\e[38;5;77m\U0010EEEE\u030D\u0305\U0010EEEE", kept);
    }

    [Fact]
    public void A_picture_is_taken_off_the_screen_and_out_of_memory() =>
        Assert.Equal("\e_Ga=d,d=I,i=77,q=2\e\\", Encoding.ASCII.GetString(new KittyGraphics(77).Remove()));

    [Fact]
    public void What_iterm_is_sent_is_the_picture()
    {
        var text = Encoding.ASCII.GetString(ItermImages.Show(Picture(), Area));
        var (from, to) = (text.IndexOf(':', StringComparison.Ordinal) + 1, text.IndexOf('\a', StringComparison.Ordinal));
        var png = Convert.FromBase64String(text[from..to]);
        Assert.Equal(Picture().ToBytes(), PngDecoder.Decode(png).Narrow);
        Assert.Contains($"size={png.Length};width=12;height=4;preserveAspectRatio=0", text);
    }
}
