using System.Diagnostics;

namespace Assay.Review.Terminal;

/// <summary>
/// Puts pictures on a screen by whatever the terminal can: into the grid, or as images over cells that the grid leaves blank. Images are sent when they change and after the grid,
/// and taken away before something else is drawn there. One thread.
/// </summary>
public sealed class PictureOutput(TerminalCapabilities capabilities, Action<byte[]> write)
{
    const int ImageId = 77;

    readonly BandwidthGovernor governor = new();
    readonly KittyGraphics kitty = new(ImageId, capabilities.IsInTmux);
    (Raster Raster, Area Area)? wanted, shown;

    /// <summary>What the terminal can show now.</summary>
    public TerminalCapabilities Capabilities { get; private set; } = capabilities;

    /// <summary>Draws a picture of <see cref="TerminalCapabilities.PaneOf"/>'s size into a grid that is about to be written.</summary>
    public void Draw(Grid grid, Area area, Raster raster)
    {
        if (Capabilities.Protocol == ImageProtocol.Cells)
            HalfBlocks.Draw(grid, area, raster, Capabilities.Depth);
        else
            wanted = (raster, area);
    }

    /// <summary>Before a grid is written: takes away an image that it does not show any more.</summary>
    /// <returns>The grid must be written in full, because the image took the place of cells.</returns>
    public bool BeforeGrid()
    {
        if (shown is null || wanted is not null && wanted.Value.Area == shown.Value.Area)
            return false;
        Remove();
        return Capabilities.Protocol == ImageProtocol.Iterm || Capabilities.IsInTmux;
    }

    /// <summary>After a grid was written: shows the image that belongs to it.</summary>
    /// <param name="all">The grid was written in full, over whatever was there.</param>
    /// <returns>False when images turned out to be too slow: draw the frame again, in full, with half blocks.</returns>
    public bool AfterGrid(bool all)
    {
        var now = wanted;
        wanted = null;
        if (now is not { } picture || !all && shown is { } old && old.Area == picture.Area && old.Raster.Pixels.SequenceEqual(picture.Raster.Pixels))
            return true;
        var bytes = Capabilities.Protocol == ImageProtocol.Kitty ? kitty.Show(picture.Raster, picture.Area) : ItermImages.Show(picture.Raster, picture.Area);
        var start = Stopwatch.GetTimestamp();
        write(bytes);
        shown = picture;
        if (!governor.Wrote(Stopwatch.GetElapsedTime(start)))
            return true;
        Remove();
        Capabilities = Capabilities.WithoutImages($"images took longer than {BandwidthGovernor.Patience.TotalMilliseconds:0} ms");
        return false;
    }

    /// <summary>Takes the image away: before the screen is given back.</summary>
    public void Remove()
    {
        if (shown is not null && Capabilities.Protocol == ImageProtocol.Kitty)
            write(kitty.Remove());
        shown = null;
    }
}
