using System.Text;
using Assay.Review.Terminal;

namespace Assay.Tests.Review.Terminal.Protocols;

public sealed class PictureOutputTests
{
    static readonly Area Area = new(1, 1, 4, 2);

    static TerminalCapabilities Can(ImageProtocol protocol, bool tmux = false) => new(protocol, ColorDepth.Full, (8, 16), tmux, "");

    static Raster Picture(int color)
    {
        var raster = new Raster(4, 4);
        raster.Pixels.Fill(color);
        return raster;
    }

    readonly List<string> sent = [];

    PictureOutput Open(ImageProtocol protocol, bool tmux = false) => new(Can(protocol, tmux), bytes => sent.Add(Encoding.UTF8.GetString(bytes)));

    void Frame(PictureOutput output, Raster? picture, Area? area = null)
    {
        var grid = new Grid(10, 5);
        if (picture is not null)
            output.Draw(grid, area ?? Area, picture);
        output.BeforeGrid();
        output.AfterGrid(all: false);
    }

    [Fact]
    public void A_picture_that_has_not_changed_is_not_sent_again()
    {
        var output = Open(ImageProtocol.Kitty);
        Frame(output, Picture(1));
        Frame(output, Picture(1));
        Assert.Single(sent);
        Frame(output, Picture(2));
        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public void A_frame_without_a_picture_takes_it_away_once()
    {
        var output = Open(ImageProtocol.Kitty);
        Frame(output, Picture(1));
        Frame(output, null);
        Frame(output, null);
        Assert.Equal(2, sent.Count);
        Assert.Contains("a=d", sent[1]);
    }

    [Fact]
    public void A_picture_elsewhere_leaves_nothing_where_it_was()
    {
        var output = Open(ImageProtocol.Kitty);
        Frame(output, Picture(1));
        Frame(output, Picture(1), new Area(2, 2, 4, 2));
        Assert.Equal(3, sent.Count);
        Assert.Contains("a=d", sent[1]);
    }

    [Fact]
    public void Cells_send_nothing_of_their_own()
    {
        var (output, grid) = (Open(ImageProtocol.Cells), new Grid(10, 5));
        output.Draw(grid, Area, Picture(0xFF0000));
        Assert.False(output.BeforeGrid());
        Assert.True(output.AfterGrid(all: true));
        Assert.Empty(sent);
        Assert.Equal(Color.Of(0xFF0000), grid[1, 1].Background);
    }

    [Fact]
    public void Cells_that_an_image_has_taken_are_written_again()
    {
        foreach (var (protocol, tmux) in new[] { (ImageProtocol.Iterm, false), (ImageProtocol.Kitty, true) })
        {
            var output = Open(protocol, tmux);
            Frame(output, Picture(1));
            Assert.True(output.BeforeGrid());
        }
    }

    [Fact]
    public void One_picture_too_slow_is_enough_and_said_once()
    {
        var governor = new BandwidthGovernor();
        Assert.False(governor.Wrote(TimeSpan.FromMilliseconds(300)));
        Assert.True(governor.Wrote(TimeSpan.FromMilliseconds(301)));
        Assert.False(governor.Wrote(TimeSpan.FromSeconds(9)));
        Assert.True(governor.IsTooSlow);
    }
}
