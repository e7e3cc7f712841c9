namespace Assay.Review.Terminal;

/// <summary>Which part of a sample a pane shows. A shown pixel (i, j) is the sample's (Left + (i + 1/2) / Scale, Top + (j + 1/2) / Scale).</summary>
/// <param name="Scale">Shown pixels a pixel of the sample, above 0.</param>
/// <param name="Left">The sample's column at the left edge; below 0 where there is room beside the sample.</param>
/// <param name="Top">The sample's row at the upper edge.</param>
/// <param name="Width">Shown pixels across.</param>
/// <param name="Height">Shown pixels down.</param>
public readonly record struct ViewPort(double Scale, double Left, double Top, int Width, int Height)
{
    /// <summary>What a state shows of a sample.</summary>
    public static ViewPort Of(PictureState state, Size size, Pane pane)
    {
        var scale = state.Zoom is { } zoom ? zoom * pane.CellWidth : Fit(size, pane);
        return new ViewPort(scale, Edge(state.Zoom is null ? size.Width / 2.0 : state.CentreX, pane.Width / scale, size.Width, scale),
            Edge(state.Zoom is null ? size.Height / 2.0 : state.CentreY, pane.Height / scale, size.Height, scale), pane.Width, pane.Height);
    }

    /// <summary>The scale at which all of a sample is seen; a whole number when it is enlarged.</summary>
    public static double Fit(Size size, Pane pane)
    {
        var scale = Math.Min((double)pane.Width / Math.Max(1, size.Width), (double)pane.Height / Math.Max(1, size.Height));
        return scale >= 1 ? Math.Floor(scale) : Math.Max(scale, 1e-6);
    }

    /// <summary>Nothing beside the sample is shown while it has more to show; enlarged pixels start where shown ones do.</summary>
    static double Edge(double centre, double shown, int side, double scale)
    {
        var edge = shown >= side ? (side - shown) / 2 : Math.Clamp(centre - shown / 2, 0, side - shown);
        return Math.Round(edge * scale) / scale;
    }

    /// <summary>The sample's column at a shown one; outside the sample below 0 or beyond its width.</summary>
    public double X(int column) => Left + (column + 0.5) / Scale;

    /// <summary>The sample's row at a shown one.</summary>
    public double Y(int row) => Top + (row + 0.5) / Scale;

    /// <summary>The sample's whole pixels that are shown; null when none is.</summary>
    public Window? Shown(Size size)
    {
        var (left, top) = (Math.Max(0, (int)Math.Floor(Left)), Math.Max(0, (int)Math.Floor(Top)));
        var (right, bottom) = (Math.Min(size.Width, (int)Math.Ceiling(Left + Width / Scale)), Math.Min(size.Height, (int)Math.Ceiling(Top + Height / Scale)));
        return right > left && bottom > top ? new Window(left, top, new Size(right - left, bottom - top)) : null;
    }
}
