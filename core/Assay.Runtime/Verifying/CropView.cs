namespace Assay.Runtime.Verifying;

/// <summary>A window of a sample, drawn at a scale.</summary>
/// <param name="Window">In the sample's pixels, inside of it.</param>
/// <param name="Size">Of the picture.</param>
sealed record CropView(Box Window, Size Size)
{
    const int Least = 64, Most = 384;
    const double Margin = 0.3;

    /// <summary>Around a place with a margin, enlarged by a whole factor when it is small and reduced when it is large.</summary>
    /// <param name="place">Null: the whole sample.</param>
    public static CropView Around(Box? place, Size sample)
    {
        var box = place ?? new Box(0, 0, sample.Width, sample.Height);
        var (width, height) = (Math.Min(sample.Width, Math.Max(Least, (int)(box.Width * (1 + 2 * Margin)))), Math.Min(sample.Height, Math.Max(Least, (int)(box.Height * (1 + 2 * Margin)))));
        var left = Math.Clamp((int)(box.X + box.Width / 2 - width / 2.0), 0, sample.Width - width);
        var top = Math.Clamp((int)(box.Y + box.Height / 2 - height / 2.0), 0, sample.Height - height);
        var longest = Math.Max(width, height);
        var scale = longest <= Most ? Math.Max(1, Most / longest) : (double)Most / longest;
        return new CropView(new Box(left, top, width, height), new Size(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale))));
    }

    /// <summary>The sample's pixel under one of the picture.</summary>
    public (int X, int Y) Source(int x, int y) => ((int)(Window.X + (x + 0.5) * Window.Width / Size.Width), (int)(Window.Y + (y + 0.5) * Window.Height / Size.Height));
}
