namespace Assay.Outputs.Report.Pictures;

/// <summary>Where an item is, and which window of its sample shows it.</summary>
/// <param name="Focus">What it is about; null: all of the sample.</param>
/// <param name="Window">In pixels of the sample.</param>
sealed record Place(Box? Focus, Box Window)
{
    const double Least = 96, Around = 1.9, ShownWhole = 256;

    /// <summary>A square with some surroundings, moved so that it lies in the sample; a small sample is shown whole.</summary>
    public static Place Of(Box? focus, Size size)
    {
        if (focus is not { Width: >= 0, Height: >= 0 } box || size.Area == 0)
            return new Place(null, new Box(0, 0, size.Width, size.Height));
        var side = Math.Max(Least, Math.Max(box.Width, box.Height) * Around);
        if (Math.Max(size.Width, size.Height) <= ShownWhole)
            return new Place(focus, new Box(0, 0, size.Width, size.Height));
        var (width, height) = (Math.Min(side, size.Width), Math.Min(side, size.Height));
        return new Place(focus, new Box(Math.Clamp(Math.Floor(box.X + box.Width / 2 - width / 2), 0, size.Width - width), Math.Clamp(Math.Floor(box.Y + box.Height / 2 - height / 2), 0, size.Height - height), width, height));
    }

    /// <summary>Its size when the longer side has so many pixels.</summary>
    public Size Shown(int longest)
    {
        var scale = longest / Math.Max(1, Math.Max(Window.Width, Window.Height));
        return new Size(Math.Max(1, (int)Math.Round(Window.Width * scale)), Math.Max(1, (int)Math.Round(Window.Height * scale)));
    }

    /// <summary>The focus in pixels of a picture.</summary>
    public Box? FocusIn(Size picture) => Focus is not { } box ? null
        : new Box((box.X - Window.X) * picture.Width / Window.Width, (box.Y - Window.Y) * picture.Height / Window.Height, box.Width * picture.Width / Window.Width, box.Height * picture.Height / Window.Height);
}
