namespace Assay;

/// <summary>An axis-parallel rectangle in pixels. (0,0) is the outer corner of the top left pixel, x to the right, y down; the far edges are exclusive.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>Square pixels.</summary>
    public double Area => Width * Height;
}
