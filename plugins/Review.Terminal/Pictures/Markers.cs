namespace Assay.Review.Terminal;

/// <summary>Draws what points somewhere: the corners of the place looked at, and the cursor.</summary>
static class Markers
{
    public static void Paint(Canvas canvas, OpenPicture picture, PictureState state)
    {
        if (state.Place is { } index && picture.Places.ElementAtOrDefault(index) is { Box: var box })
            Corners(canvas, box);
        if (state.Cursor is { } cursor)
            Cross(canvas, (int)((cursor.X + 0.5 - canvas.Port.Left) * canvas.Port.Scale), (int)((cursor.Y + 0.5 - canvas.Port.Top) * canvas.Port.Scale));
    }

    /// <summary>Corners a pixel outside the box, so that they hide nothing of it.</summary>
    static void Corners(Canvas canvas, Box box)
    {
        var port = canvas.Port;
        var gap = 1 + canvas.Line;
        var (left, top) = ((int)((box.X - port.Left) * port.Scale) - gap, (int)((box.Y - port.Top) * port.Scale) - gap);
        var (right, bottom) = ((int)Math.Ceiling((box.Right - port.Left) * port.Scale) + gap - 1, (int)Math.Ceiling((box.Bottom - port.Top) * port.Scale) + gap - 1);
        var arm = Math.Clamp(Math.Min(right - left, bottom - top) / 4, 2 * canvas.Line, 6 * canvas.Line);
        for (var i = 0; i <= arm; i++)
            for (var t = 0; t < canvas.Line; t++)
                foreach (var (x, y) in (ReadOnlySpan<(int, int)>)[
                    (left + i, top + t), (left + t, top + i), (right - i, top + t), (right - t, top + i),
                    (left + i, bottom - t), (left + t, bottom - i), (right - i, bottom - t), (right - t, bottom - i)])
                    canvas.Raster.Set(x, y, Okabe.White, '+');
    }

    static void Cross(Canvas canvas, int x, int y)
    {
        for (var i = 2 * canvas.Line; i <= 5 * canvas.Line; i++)
            foreach (var (across, down) in (ReadOnlySpan<(int, int)>)[(i, 0), (-i, 0), (0, i), (0, -i)])
                canvas.Raster.Set(x + across, y + down, Okabe.White, '+');
    }
}
