namespace Assay.Review.Terminal;

/// <summary>Draws the image: the pixel itself when it is enlarged, the average of up to 16 when it is reduced.</summary>
static class ImagePainter
{
    public static void Paint(Canvas canvas, OpenPicture picture, PicturePart part, int view)
    {
        if (part.Image is not { } image || picture.ShownViews.ElementAtOrDefault(view) is not { } shown)
        {
            PaintNothing(canvas);
            return;
        }
        var colours = image.Colours(shown, picture.Ends(shown));
        var count = canvas.Samples(image.Frame.Step);
        if (count == 1)
            PaintNearest(canvas, image.Frame, colours);
        else
            PaintMean(canvas, image.Frame, colours, count, picture.Size);
    }

    /// <summary>No image: a chequered ground, so that nobody takes it for a black one.</summary>
    static void PaintNothing(Canvas canvas)
    {
        var pixels = canvas.Raster.Pixels;
        var width = canvas.Raster.Width;
        for (var y = 0; y < canvas.Rows.Length; y++)
            for (var x = 0; x < width; x++)
                pixels[y * width + x] = canvas.Rows[y] < 0 || canvas.Columns[x] < 0 ? Okabe.Outside : (canvas.Rows[y] / 8 + canvas.Columns[x] / 8) % 2 == 0 ? 0x2A2A2E : 0x323238;
    }

    static void PaintNearest(Canvas canvas, Frame frame, int[] colours)
    {
        var pixels = canvas.Raster.Pixels;
        var width = canvas.Raster.Width;
        for (var y = 0; y < canvas.Rows.Length; y++)
            for (var x = 0; x < width; x++)
                pixels[y * width + x] = frame.Holds(canvas.Columns[x], canvas.Rows[y]) && colours[frame.At(canvas.Columns[x], canvas.Rows[y])] is >= 0 and var color ? color : Okabe.Outside;
    }

    static void PaintMean(Canvas canvas, Frame frame, int[] colours, int count, Size size)
    {
        var columns = Canvas.Spread(canvas.Port.Left, canvas.Port.Scale, canvas.Raster.Width, count, size.Width);
        var rows = Canvas.Spread(canvas.Port.Top, canvas.Port.Scale, canvas.Raster.Height, count, size.Height);
        var pixels = canvas.Raster.Pixels;
        var at = 0;
        foreach (var down in rows)
            foreach (var across in columns)
                pixels[at++] = Mean(frame, colours, across, down);
    }

    static int Mean(Frame frame, int[] colours, int[] across, int[] down)
    {
        var (red, green, blue, count) = (0, 0, 0, 0);
        foreach (var y in down)
            foreach (var x in across)
                if (frame.Holds(x, y) && colours[frame.At(x, y)] is >= 0 and var color)
                    (red, green, blue, count) = (red + (color >> 16), green + (color >> 8 & 255), blue + (color & 255), count + 1);
        return count == 0 ? Okabe.Outside : red / count << 16 | green / count << 8 | blue / count;
    }
}
