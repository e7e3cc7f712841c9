using Assay.Kernels.Codecs;
using Assay.Testing.Screens;

namespace Assay.Tests.Review.Terminal.Pictures;

/// <summary>What draws screens as pictures, for people to look at.</summary>
public sealed class ScreenPictureTests
{
    static PngImage Draw(string captured)
    {
        Assert.SkipWhen(TrueTypeFont.Find() is null, "needs DejaVu Sans Mono (Debian: fonts-dejavu-core)");
        var screen = new CapturedScreen(captured);
        return PngDecoder.Decode(new ScreenPicture(TrueTypeFont.Find()!).Draw(screen.Columns, screen.Rows, (x, y) => screen[x, y]));
    }

    static int At(PngImage image, int x, int y) => image.Narrow[(y * image.Header.Width + x) * 3] << 16 | image.Narrow[(y * image.Header.Width + x) * 3 + 1] << 8 | image.Narrow[(y * image.Header.Width + x) * 3 + 2];

    [Fact]
    public void A_half_block_is_two_pixels()
    {
        var image = Draw("\e[38;2;255;0;0m\e[48;2;0;0;255m\u2580");
        Assert.Equal((8, 16), (image.Header.Width, image.Header.Height));
        Assert.Equal((0xFF0000, 0xFF0000, 0x0000FF, 0x0000FF), (At(image, 0, 0), At(image, 7, 7), At(image, 0, 8), At(image, 7, 15)));
    }

    [Fact]
    public void Letters_stand_in_their_cells_and_what_is_bold_is_bolder()
    {
        static int Ink(PngImage image, int cell) => Enumerable.Range(0, 8 * 16).Count(i => At(image, 8 * cell + i % 8, i / 8) != ScreenCell.Dark);
        var image = Draw("i W\e[1mW");
        Assert.Equal(0, Ink(image, 1));
        Assert.InRange(Ink(image, 0), 8, 50);
        Assert.InRange(Ink(image, 2), 30, 90);
        Assert.True(Ink(image, 3) > Ink(image, 2));
    }

    [Fact]
    public void Colours_of_all_kinds_are_those_of_xterm() =>
        Assert.Equal([0xCD0000, 0xFF0000, 0x5F87AF, 0x080808, 0x010203, ScreenCell.Dark],
            Enumerable.Range(0, 6).Select(x => new CapturedScreen("\e[41mx\e[101mx\e[48;5;67mx\e[48;5;232mx\e[48;2;1;2;3mx\e[49mx")[x, 0].Background));
}
